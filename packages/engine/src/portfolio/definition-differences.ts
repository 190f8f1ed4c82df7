import type { Notice } from '@sabad/contract/schemas/figures'
import type { Calibration, PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { Compiled } from './places.ts'

type Tier = PortfolioDefinition['tiers'][number]
type Group = PortfolioDefinition['groups'][number]

/** The same whatever the order in which an object's keys were written. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  ) ?? ''

const differ = (one: unknown, other: unknown): boolean => canonical(one) !== canonical(other)

const when = (isSo: boolean, code: string, params: Notice['params'] = {}): Notice[] => (isSo ? [{ code, params }] : [])

const cutsOf = ({ cuts, nested }: Calibration, { name }: Tier) => [cuts[name], nested[name]]

interface Pair<T> {
  readonly one: T
  readonly other: T
}

/** Cut points move by themselves where a new version is cut on a newer date. */
function tierDifferences({ one, other }: Pair<Tier>, frozen: Pair<Calibration>): Notice[] {
  const tier = other.title
  const isRead = differ([one.measure, one.score], [other.measure, other.score])
  const isMethod = differ(one.method, other.method)
  const haveMoved = differ(cutsOf(frozen.one, one), cutsOf(frozen.other, other))
  return [
    ...when(one.title !== other.title, 'tier-renamed', { from: one.title, to: other.title }),
    ...when(isRead, 'tier-reads', { tier }),
    ...when(isMethod, 'tier-method', { tier }),
    ...when(!isRead && !isMethod && haveMoved, 'tier-cut-anew', { tier }),
    ...when(differ([one.labels, one.missing], [other.labels, other.missing]), 'tier-labels', { tier }),
  ]
}

function groupDifferences({ one, other }: Pair<Group>): Notice[] {
  const group = other.title
  return [
    ...when(one.title !== other.title, 'group-renamed', { from: one.title, to: other.title }),
    ...when(differ(one.anyOf, other.anyOf), 'group-rule', { group }),
    ...when(one.description !== other.description, 'group-description', { group }),
    ...when(differ(one.strategy, other.strategy), 'group-strategy', { group }),
  ]
}

interface Titled {
  readonly name: string
  readonly title: string
}

/** What came, what went, and what differs of those that stayed. */
function named<T extends Titled>(
  { one, other }: Pair<readonly T[]>,
  what: 'tier' | 'group',
  differencesOf: (pair: Pair<T>) => Notice[],
): Notice[] {
  const came = other.filter(({ name }) => !one.some((before) => before.name === name))
  const went = one.filter(({ name }) => !other.some((after) => after.name === name))
  const stayed = other.flatMap((after) => {
    const before = one.find(({ name }) => name === after.name)
    return before ? differencesOf({ one: before, other: after }) : []
  })
  const order = (all: readonly T[], rest: readonly T[]) =>
    all.map(({ name }) => name).filter((name) => rest.some((kept) => kept.name === name))
  return [
    ...went.flatMap(({ title }) => when(true, `${what}-removed`, { [what]: title })),
    ...came.flatMap(({ title }) => when(true, `${what}-added`, { [what]: title })),
    ...stayed,
    ...when(differ(order(one, other), order(other, one)), `${what}-order`),
  ]
}

/** What differs between two definitions and what they froze, as codes with what their sentences need. */
export function definitionDifferences(first: Compiled, second: Compiled): Notice[] {
  const [one, other] = [first.definition, second.definition]
  const frozen = { one: first.calibration, other: second.calibration }
  return [
    ...when(one.title !== other.title, 'renamed', { from: one.title, to: other.title }),
    ...when(one.description !== other.description, 'description'),
    ...named({ one: one.tiers, other: other.tiers }, 'tier', (pair) => tierDifferences(pair, frozen)),
    ...named({ one: one.groups, other: other.groups }, 'group', groupDifferences),
    ...when(differ(one.rest, other.rest), 'rest', { from: one.rest.title, to: other.rest.title }),
    ...when((one.unit ?? 'customer') !== (other.unit ?? 'customer'), 'unit'),
    ...when((one.matching ?? 'first') !== (other.matching ?? 'first'), 'matching'),
    ...when(differ(one.minimumGroup, other.minimumGroup), 'minimum-group'),
    ...when(differ(frozen.one.merged, frozen.other.merged), 'merged'),
    ...when(differ(one.hysteresis, other.hysteresis), 'hysteresis'),
  ]
}
