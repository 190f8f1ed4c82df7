import type { Alerts, MovementAlert } from '@sabad/contract/schemas/movement'
import { type PeriodCount, usualCount } from '@sabad/stats/evaluation/usual-count'
import type { Publication } from '../portfolio/published.ts'
import { currentPortfolios, type StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { publishedUntil } from './dates.ts'
import { type FlowRow, flowsBetween } from './flows.ts'
import { type GroupHistory, historyOf } from './history.ts'
import { namedGroups } from './movement.ts'
import { spacedDates, tooFewDates } from './periods.ts'

type Kind = MovementAlert['kind']

/** Something that customers do from one month to the next, counted in each. */
interface Watched {
  readonly kind: Kind
  readonly from: number | null
  readonly to: number | null
  /** By period, oldest first; the last one is judged. */
  readonly counts: readonly PeriodCount[]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const places = (length: number): readonly number[] => Array.from({ length }, (_, place) => place)

/** Out of the group to another; those whose facts were withdrawn are no movement. */
const leaving = ({ periods, sizes, groups }: GroupHistory, from: number): Watched => ({
  kind: 'left-group',
  from,
  to: null,
  counts: periods.map(({ moves }, at) => ({
    count: sum((moves[from] ?? []).slice(0, groups)) - (moves[from]?.[from] ?? 0),
    of: sizes[at]?.[from] ?? 0,
  })),
})

/** Into the group from another, of all who were in another. */
const joining = ({ periods, sizes }: GroupHistory, to: number): Watched => ({
  kind: 'joined-group',
  from: null,
  to,
  counts: periods.map(({ moves }, at) => ({
    count: sum(moves.map((row, from) => (from === to ? 0 : (row[to] ?? 0)))),
    of: sum(sizes[at] ?? []) - (sizes[at]?.[to] ?? 0),
  })),
})

/**
 * Newly known and in the group at once. Who might have come is not known: counted of the largest base, the same each
 * month, so that their number is judged and not a share of a base that grows.
 */
function coming({ periods, sizes }: GroupHistory, to: number): Watched {
  const base = Math.max(...sizes.map(sum))
  const counts = periods.map(({ arrivals }) => ({ count: Math.min(arrivals[to] ?? 0, base), of: base }))
  return { kind: 'came-to-group', from: null, to, counts }
}

const moving = ({ periods, sizes }: GroupHistory, from: number, to: number): Watched => ({
  kind: 'moved',
  from,
  to,
  counts: periods.map(({ moves }, at) => ({ count: moves[from]?.[to] ?? 0, of: sizes[at]?.[from] ?? 0 })),
})

interface Judged extends Omit<Watched, 'counts'> {
  readonly amount: MovementAlert['amount']
  readonly customers: number
  readonly usual: MovementAlert['usual']
}

/** Months before that say what is usual: fewer than these do not. */
const LEAST_EARLIER = 6
const MOST_EARLIER = 12

/** Of less than this nobody need hear, however unusual. */
const LEAST_CUSTOMERS = 5

/** Null where the last period was like those before. */
function judge({ counts, ...watched }: Watched): Judged[] {
  const last = counts.at(-1)
  const before = counts.slice(0, -1)
  if (!last || before.filter(({ of }) => of > 0).length < LEAST_EARLIER) return []
  const usual = usualCount(before, last.of)
  const customers = last.count
  if (Math.abs(customers - usual.expected) < LEAST_CUSTOMERS) return []
  if (customers > usual.upper) return [{ ...watched, amount: 'more', customers, usual }]
  return customers < usual.lower ? [{ ...watched, amount: 'fewer', customers, usual }] : []
}

/** What stands out of the groups and, where neither of its groups does, of single flows. */
function standingOut(history: GroupHistory): Judged[] {
  const groups = places(history.groups)
  const left = groups.flatMap((group) => judge(leaving(history, group)))
  const joined = groups.flatMap((group) => judge(joining(history, group)))
  const came = groups.flatMap((group) => judge(coming(history, group)))
  const told = (from: number, to: number) =>
    left.some((one) => one.from === from) || joined.some((one) => one.to === to)
  const moved = groups.flatMap((from) =>
    groups.filter((to) => to !== from && !told(from, to)).flatMap((to) => judge(moving(history, from, to))),
  )
  return [...left, ...joined, ...came, ...moved]
}

/** Lifetime value of who did it: before, where they left a group; after, where they came to one. */
function worthOf(flows: readonly FlowRow[], { kind, from, to }: Judged): number | null {
  const fits = (flow: FlowRow) => {
    if (kind === 'came-to-group') return flow.from === null && flow.to === to
    if (flow.from === null || flow.to === null || flow.from === flow.to) return false
    return (from === null || flow.from === from) && (to === null || flow.to === to)
  }
  const end = from === null ? 'valueAfter' : 'valueBefore'
  const values = flows.filter(fits).map((flow) => flow[end])
  return values.every((value) => value === null) ? null : values.reduce((all: number, value) => all + (value ?? 0), 0)
}

interface Listed {
  readonly portfolio: StoredPortfolio
  readonly from: Publication
  readonly to: Publication
}

function alertOf({ portfolio, from, to }: Listed, judged: Judged, value: number | null): MovementAlert {
  const { definition } = portfolio
  const groups = namedGroups(definition)
  const [source = null, target = null] = [judged.from, judged.to].map((index) =>
    groups.find((one) => one.index === index),
  )
  const since = judged.kind === 'came-to-group' ? { enteredSince: from.asOf } : { changedSince: from.asOf }
  return {
    ...judged,
    portfolioId: definition.portfolioId,
    portfolioTitle: definition.title,
    from: source,
    to: target,
    value,
    list: {
      portfolioId: definition.portfolioId,
      asOf: to.asOf,
      ...since,
      ...(source && { movedFrom: source.name, movedSince: from.asOf }),
      ...(target && { group: target.name }),
    },
  }
}

async function alertsOf(
  database: Database,
  portfolio: StoredPortfolio,
  dates: readonly Publication[],
): Promise<MovementAlert[]> {
  const [from, to] = dates.slice(-2)
  if (!from || !to) return []
  const judged = standingOut(await historyOf(database, portfolio, dates))
  if (judged.length === 0) return []
  const flows = await flowsBetween(database, { portfolio, from, to })
  return judged.map((one) => alertOf({ portfolio, from, to }, one, worthOf(flows, one)))
}

const mostFirst = (one: MovementAlert, other: MovementAlert): number =>
  Math.abs(other.value ?? 0) - Math.abs(one.value ?? 0) || other.customers - one.customers

export interface AlertsAsked {
  readonly asOf?: string | undefined
  /** Left out, all portfolios. */
  readonly portfolioId?: string | undefined
}

/** Moves of the newest month that are unlike those of the months before, worth most first. */
export const movementAlerts = (workspace: Workspace, { asOf, portfolioId }: AlertsAsked): Promise<Alerts> =>
  workspace.read(async (database) => {
    const until = await publishedUntil(database, asOf)
    const dates = spacedDates(until, { everyMonths: 1, most: MOST_EARLIER + 2 })
    const shortage = tooFewDates(dates.length, LEAST_EARLIER + 2, 1)
    const [from = null, to = null] = dates.length > 1 ? dates.slice(-2) : []
    const found: MovementAlert[] = []
    if (!shortage) {
      for (const portfolio of await currentPortfolios(database)) {
        if (portfolioId !== undefined && portfolio.definition.portfolioId !== portfolioId) continue
        found.push(...(await alertsOf(database, portfolio, dates)))
      }
    }
    return {
      from: from?.asOf ?? null,
      to: to?.asOf ?? null,
      periods: Math.max(0, dates.length - 2),
      alerts: found.sort(mostFirst),
      shortage,
    }
  })
