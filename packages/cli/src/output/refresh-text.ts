import type { Run } from '@sabad/contract/schemas/workspace'
import { count, NONE, plural } from './numbers.ts'
import { table } from './table.ts'

const COLUMNS = [{ title: 'stage' }, { title: 'dates', align: 'right' }, { title: 'rows', align: 'right' }] as const

/** One line for each stage, whatever number of dates it was done for. */
function stageRows({ stages }: Run): string[][] {
  const names = [...new Set(stages.map(({ stage }) => stage))]
  return names.map((name) => {
    const same = stages.filter(({ stage }) => stage === name)
    const dates = new Set(same.map(({ asOf }) => asOf).filter((asOf) => asOf !== null)).size
    const rows = same.reduce((sum, stage) => sum + stage.rows, 0)
    return [name, ...[dates, rows].map((number) => (number > 0 ? count(number) : NONE))]
  })
}

export function refreshText(run: Run): string {
  const dates = [...run.asOfDates].sort()
  const span = dates.length > 1 ? `${plural(dates.length, 'date')} from ${dates[0]} to ${dates.at(-1)}` : `${dates[0]}`
  return [table(COLUMNS, stageRows(run)), '', `Run ${run.runId} is published: ${span}.`].join('\n')
}
