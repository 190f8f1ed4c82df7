import { fillMessage } from '@sabad/contract/errors'
import type {
  CustomerFlags,
  FlagList,
  Recommendation,
  SignificanceCandidate,
  SignificanceFlag,
} from '@sabad/contract/schemas/significance'
import { count, money, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import { words } from './words.ts'

const COLUMNS = [
  { title: 'flag', align: 'right' },
  { title: 'customer' },
  { title: 'name' },
  { title: 'kind' },
  { title: 'state' },
  { title: 'from' },
  { title: 'until' },
  { title: 'owner' },
  { title: 'evidence' },
] as const

const EVIDENCE: Readonly<Record<SignificanceCandidate['evidence']['code'], string>> = {
  'top-lifetime-value':
    'number {rank} of {customers} customers by residual lifetime value: {value} {currency}, {share} of all of it',
  'top-volume':
    'number {rank} of {customers} customers by revenue of 12 months: {value} {currency}, {share} of all of it',
}

const OVERRIDES: Readonly<Record<NonNullable<Recommendation['override']>['code'], string>> = {
  protected: 'not ended but protected, because of a flag in force ({kinds})',
  'volume-kept': 'not ended but re-engineered: the volume is wanted ({kinds}), the cost to serve has to fall',
}

/** Why the data suggest a flag, as a sentence without its end. */
function evidenceText({ code, params }: SignificanceCandidate['evidence'], currency: string): string {
  const { rank, customers, value, share: part } = params
  return fillMessage(EVIDENCE[code], {
    rank: count(rank),
    customers: count(customers),
    value: money(value),
    share: share(part),
    currency,
  })
}

const flagRow = (flag: SignificanceFlag): string[] => [
  count(flag.flagId),
  flag.customerId,
  flag.name ?? '',
  words(flag.kind),
  flag.daysLeft === null ? words(flag.state) : `in force, ${plural(flag.daysLeft, 'day')} left`,
  flag.givenOn,
  flag.until,
  flag.owner,
  flag.withdrawal === null
    ? flag.evidence
    : `${flag.evidence} (withdrawn on ${flag.withdrawal.on} by ${flag.withdrawal.by}: ${flag.withdrawal.reason})`,
]

function recommendationText({ strategy, groupStrategy, override }: Recommendation): string {
  if (override === null) return `Strategy: ${words(strategy)}, as for the group.`
  const reason = fillMessage(OVERRIDES[override.code], { kinds: override.kinds.map(words).join(', ') })
  return `Strategy: ${words(strategy)} instead of ${words(groupStrategy)}: ${reason}.`
}

function candidateLines(candidates: readonly SignificanceCandidate[], currency: string): string[] {
  if (candidates.length === 0) return []
  const rows = candidates.map(({ customerId, name, kind, evidence }) => [
    customerId,
    name ?? '',
    words(kind),
    evidenceText(evidence, currency),
  ])
  const columns = [{ title: 'customer' }, { title: 'name' }, { title: 'kind' }, { title: 'because' }]
  return ['', 'Suggested by the data, not flagged so yet:', table(columns, rows)]
}

export function flagsText(answer: FlagList | CustomerFlags, currency: string): string {
  const { asOf, flags, candidates } = answer
  const recommended = 'recommendation' in answer ? answer.recommendation : null
  const given =
    flags.length === 0 ? `No flag as of ${asOf}.` : `${table(COLUMNS, flags.map(flagRow))}\n\nAs of ${asOf}.`
  const strategy = recommended === null ? [] : ['', printable(recommendationText(recommended))]
  return [given, ...strategy, ...candidateLines(candidates, currency)].join('\n')
}

export const givenText = ({ flagId, customerId, kind, givenOn, until, owner }: SignificanceFlag): string =>
  printable(
    `Flag ${flagId}: ${customerId} is significant (${words(kind)}) from ${givenOn} until ${until}; ${owner} answers for it.`,
  )

export const withdrawnText = ({ flagId, customerId, withdrawal }: SignificanceFlag): string =>
  printable(`Withdrew flag ${flagId} of ${customerId} as of ${withdrawal?.on ?? ''}; it stays on record.`)
