import type { DiscoveredGroup, Discovery, DiscoveryCandidate } from '@sabad/contract/schemas/discovery'
import { count, decimal, mean, money, plural, score, share } from './numbers.ts'
import { table } from './table.ts'
import { noticeText, words } from './words.ts'

type Column = readonly [title: string, of: (candidate: DiscoveryCandidate) => number | null]

const INDICES: readonly Column[] = [
  ['silhouette', ({ silhouette }) => silhouette],
  ['Davies-Bouldin', ({ daviesBouldin }) => daviesBouldin],
  ['Calinski-Harabasz', ({ calinskiHarabasz }) => calinskiHarabasz],
  ['gap', ({ gap }) => gap],
  ['least stability', ({ leastStability }) => leastStability],
  ['split halves', ({ splitHalf }) => splitHalf],
  ['BIC', ({ bic }) => bic],
  ['ICL', ({ icl }) => icl],
]

/** Only indices that the method has; the number that was taken is marked. */
function candidatesText({ candidates, k }: Discovery): string {
  const shown = INDICES.filter(([, of]) => candidates.some((candidate) => of(candidate) !== null))
  const columns = [
    { title: 'groups', align: 'right' as const },
    ...shown.map(([title]) => ({ title, align: 'right' as const })),
    { title: 'smallest', align: 'right' as const },
    { title: '' },
  ]
  const rows = candidates.map((candidate) => [
    count(candidate.k),
    ...shown.map(([, of]) => score(of(candidate))),
    share(candidate.smallestShare),
    candidate.k === k ? 'taken' : '',
  ])
  return table(columns, rows)
}

const TRAITS = 3

const traits = ({ profile }: DiscoveredGroup): string =>
  profile
    .filter(({ code }) => code !== 'like-the-rest')
    .slice(0, TRAITS)
    .map(({ measure, code, difference }) => `${measure} ${words(code)} (${mean(difference)} sd)`)
    .join(', ')

const GROUP_COLUMNS = [
  { title: 'group' },
  { title: 'customers', align: 'right' },
  { title: 'share', align: 'right' },
  { title: 'value 12 months', align: 'right' },
  { title: 'stability', align: 'right' },
  { title: 'verdict' },
  { title: 'continues' },
  { title: 'what sets it apart' },
] as const

function groupsText({ groups }: Discovery): string {
  const rows = groups.map((group) => [
    group.name,
    count(group.customers),
    share(group.customerShare),
    money(group.value),
    decimal(group.stability?.jaccard),
    group.stability ? words(group.stability.verdict) : '–',
    group.continues ?? '–',
    traits(group),
  ])
  return table(GROUP_COLUMNS, rows)
}

/** What stands for the measures, where something does. */
function componentsText({ components }: Discovery): readonly string[] {
  if (!components) return []
  const { kept, of, explained } = components
  const joined = `${plural(of, 'measure')} joined into ${plural(kept, 'principal component')}`
  return [`${joined} that ${kept === 1 ? 'holds' : 'hold'} ${share(explained)} of their variance.`]
}

/** How many groups and why, the groups and what sets them apart, and what was left out. */
export function discoveryText(found: Discovery): string {
  const { definition, asOf, k, sampled, customers, valueWithin, excluded, unplaced, retired } = found
  const compared = found.candidates.length > 0 ? [candidatesText(found), ''] : []
  const lines = [
    `${definition.title} as of ${asOf}: ${plural(k, 'group')}, found in ${count(sampled)} of ${plural(customers, 'customer')}`,
    '',
    ...compared,
    ...(found.reasons.length > 0 ? [...found.reasons.map(noticeText), ''] : []),
    groupsText(found),
    '',
    ...componentsText(found),
    ...(valueWithin === null
      ? []
      : [`Inside the groups lies ${share(valueWithin)} of the variance of 12-month lifetime value.`]),
    ...(unplaced > 0 ? [`${plural(unplaced, 'customer')} without a value of any measure: not known.`] : []),
    ...excluded.map(({ measure, reason }) => `Left out: ${measure}, ${noticeText(reason)}`),
    ...(retired.length > 0 ? [`No longer there: ${retired.join(', ')}.`] : []),
  ]
  return lines.join('\n').trimEnd()
}
