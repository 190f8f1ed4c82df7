import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importFile } from '../../packages/engine/src/intake/import-file.ts'
import { silent } from '../../packages/engine/src/runs/progress.ts'
import { refresh } from '../../packages/engine/src/runs/refresh.ts'
import { daysAfter, factSpan } from '../../packages/engine/src/snapshot/as-of-dates.ts'
import { CUSTOMERS, cache } from '../data.ts'
import { measure } from '../measure.ts'
import { openCopy, openRefreshed } from '../refreshed.ts'

/**
 * The day after the last one: ten thousand lines of customers who are known are imported, and the new day is refreshed. Or,
 * with `month-end`, the last day itself, which ends a month, after the day before it: the one day of a month on which models
 * are compared.
 */
const LINES = 10_000

const [workload = '0'] = process.argv.slice(2)
const endsMonth = workload === 'month-end'
const workspace = await (endsMonth ? openCopy('import-parquet', 'daily') : openRefreshed('daily', Number(workload)))
const { last } = await workspace.read(factSpan)
if (endsMonth) await refresh(workspace, { history: 0, asOf: daysAfter(last, -1) }, silent)

const day = endsMonth ? last : daysAfter(last, 1)
const path = join(cache, 'daily.csv')
const line = (index: number): string => {
  const customer = String((index * 7919) % CUSTOMERS).padStart(9, '0')
  return `N${index},C${customer},${day},P${String(index % 500).padStart(4, '0')},1,${5 + (index % 90)},${2 + (index % 40)},web`
}
const header = 'order_id,customer_id,ordered_on,product_id,quantity,amount,cost,channel'
await writeFile(path, `${[header, ...Array.from({ length: LINES }, (_, index) => line(index))].join('\n')}\n`)
await importFile(workspace, { path, fileName: 'daily.csv', kind: 'order-lines' }, silent)

await measure(LINES, async () => {
  const used = process.cpuUsage()
  const run = await refresh(workspace, { history: 0, asOf: day }, silent)
  const { user, system } = process.cpuUsage(used)
  const parts = [...new Set(run.stages.map(({ stage }) => stage))].map((stage) => {
    const seconds = run.stages.filter((one) => one.stage === stage).reduce((sum, one) => sum + one.seconds, 0)
    return `${stage} ${seconds.toFixed(1)} s`
  })
  return `${run.asOfDates.join(', ')}: ${parts.join(', ')}; ${((user + system) / 1e6).toFixed(1)} s of processor time`
})
await workspace.close()
