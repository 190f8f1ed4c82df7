import type { Insight, InsightLog } from '@sabad/contract/schemas/insights'
import { count, NONE, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import { words } from './words.ts'

const COLUMNS = [
  { title: 'number', align: 'right' },
  { title: 'kind' },
  { title: 'state' },
  { title: 'insight' },
  { title: 'source' },
  { title: 'action' },
  { title: 'owner' },
  { title: 'outcome' },
] as const

const row = ({ insightId, kind, state, insight, source, action, owner, outcome, taken }: Insight): string[] => [
  count(insightId),
  words(kind),
  words(state),
  insight,
  source,
  [action || NONE, ...taken.map(({ group, state: done }) => `(${group}: ${words(done)})`)].join(' '),
  owner || NONE,
  outcome || NONE,
]

export function insightsText({ insights, counts, shareActedOn }: InsightLog): string {
  if (insights.length === 0 && shareActedOn === null) return 'No insight yet: "sabad insights note" adds one.'
  const { open, decided, acted, dismissed } = counts
  const all = plural(open + decided + acted + dismissed, 'insight')
  const summary = `${all}, ${share(shareActedOn)} acted on: ${count(open)} open, ${count(decided)} decided, ${count(acted)} acted on, ${count(dismissed)} dismissed.`
  return insights.length === 0 ? summary : `${table(COLUMNS, insights.map(row))}\n\n${summary}`
}

export const notedText = ({ insightId, state, insight, version }: Insight): string =>
  printable(`Insight ${insightId} (${words(state)}, text ${version}): ${insight}`)
