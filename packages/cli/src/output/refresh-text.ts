import type { WrittenReport } from '@sabad/contract/schemas/reports'
import type { RefreshOutcome, Run } from '@sabad/contract/schemas/workspace'
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

/** Where the report lies that the settings ask for, or why there is none. */
const reportLine = ({ file, failure }: WrittenReport): string =>
  file === null ? `The report could not be written: ${failure?.message}` : `The report is ${file}.`

export function refreshText({ report, ...run }: RefreshOutcome): string {
  const dates = [...run.asOfDates].sort()
  const span = dates.length > 1 ? `${plural(dates.length, 'date')} from ${dates[0]} to ${dates.at(-1)}` : `${dates[0]}`
  const published = `Run ${run.runId} is published: ${span}.`
  return [table(COLUMNS, stageRows(run)), '', published, ...(report ? [reportLine(report)] : [])].join('\n')
}
