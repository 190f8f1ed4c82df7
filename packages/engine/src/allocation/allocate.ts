import type { AllocatedGroup, Allocation, AllocationRequest, EffortLimit } from '@sabad/contract/schemas/allocation'
import type { GroupAnswers } from '@sabad/contract/schemas/response-curves'
import {
  allocateOverCurves,
  type CurveAllocation,
  isProvenBest,
  sensitivityOfSplit,
  totalValue,
} from '@sabad/stats/allocation/curve-allocation'
import { type EffortCurve, hasDiminishingReturns, marginalAt, valueAt } from '@sabad/stats/allocation/effort-curve'
import type { EffortLimits } from '@sabad/stats/allocation/effort-limits'
import { allocateBudget } from '@sabad/stats/allocation/water-filling'
import { EngineError } from '../errors.ts'
import { namedGroups } from '../movement/movement.ts'
import { particular } from '../particular.ts'
import type { Database } from '../sql/database.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { checkGroupNames } from './answers.ts'
import { curveOf, drawnCurve, type GroupCurve } from './curve.ts'
import { type CurveGround, curveGround, experimentOf } from './response-curves.ts'
import { weakGroupNotices } from './weak-groups.ts'

/** "A curve 20 % off": what Little's managers could not know better. */
const MULTIPLES = [0.8, 1.2] as const
/** Of what effort can bring at all: beyond it answers and form tell different stories. */
const WORRISOME_CONTRADICTION = 0.1

type Named = ReturnType<typeof namedGroups>[number]

/** A group that takes part in a split. */
interface Candidate extends GroupCurve {
  readonly group: Named
  readonly source: GroupAnswers['source']
  /** Version of the portfolio that was judged; null for answers that are not stored. */
  readonly version: number | null
}

function candidatesOf(ground: CurveGround, given: readonly GroupAnswers[]): Candidate[] {
  return namedGroups(ground.portfolio.definition).flatMap((group) => {
    const stored = ground.answers.get(group.name)?.[0]
    const unsaved = given.find((one) => one.group === group.name)
    const answers = unsaved ?? stored?.answers
    if (!answers) return []
    const version = unsaved ? null : (stored?.version ?? null)
    return [{ ...curveOf(answers, experimentOf(ground, group.name)), group, source: answers.source, version }]
  })
}

function limitsOf(candidates: readonly Candidate[], limits: readonly EffortLimit[]): EffortLimits {
  const of = ({ group }: Candidate) => limits.find((one) => one.group === group.name)
  for (const { group, least = 0, most } of limits) {
    if (most !== undefined && least > most) throw new EngineError('allocation.limits-crossed', { group, least, most })
  }
  return {
    lower: candidates.map((one) => of(one)?.least ?? 0),
    upper: candidates.map((one) => of(one)?.most ?? Infinity),
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Rounding aside. */
const isRoomFor = (budget: number, { lower, upper }: EffortLimits): boolean =>
  budget >= sum(lower) * (1 - 1e-12) && budget <= sum(upper) * (1 + 1e-12)

function checkRoom(budget: number, limits: EffortLimits): void {
  if (isRoomFor(budget, limits)) return
  const [least, most] = [sum(limits.lower), sum(limits.upper)]
  throw new EngineError('allocation.limits-miss-budget', {
    least,
    most: Number.isFinite(most) ? most : particular('any-amount'),
    budget,
  })
}

/** The best split of the money that is spent now; null where it, or the way it is spent, lies beyond the limits. */
function sameMoney(curves: readonly EffortCurve[], present: readonly number[], limits: EffortLimits) {
  const isWithin = present.every((effort, s) => effort >= (limits.lower[s] ?? 0) && effort <= (limits.upper[s] ?? 0))
  return isWithin ? allocateOverCurves(curves, sum(present), limits) : null
}

interface Split {
  readonly candidates: readonly Candidate[]
  readonly limits: EffortLimits
  readonly best: CurveAllocation
  readonly same: CurveAllocation | null
}

function groupsOf({ candidates, limits, best, same }: Split): AllocatedGroup[] {
  const curves = candidates.map(({ curve }) => curve)
  const sensitivity = sensitivityOfSplit(curves, best.efforts, { limits, multiples: MULTIPLES })
  return candidates.map(({ group, source, curve, presentEffort }, s) => {
    const effort = best.efforts[s] ?? 0
    const most = limits.upper[s] ?? Infinity
    return {
      ...group,
      source,
      form: curve.form,
      least: limits.lower[s] ?? 0,
      most: Number.isFinite(most) ? most : null,
      presentEffort,
      presentValue: valueAt(curve, presentEffort),
      presentMarginal: marginalAt(curve, presentEffort),
      effort,
      value: valueAt(curve, effort),
      marginal: marginalAt(curve, effort),
      move: same ? (same.efforts[s] ?? 0) - presentEffort : null,
      sensitivity: sensitivity[s] ?? [],
    }
  })
}

/** Where the last unit just pays for itself; known exactly where all curves are exponential. */
function profitableBudget(curves: readonly EffortCurve[], budget: number, limits: EffortLimits): number | null {
  const exponential = curves.flatMap((curve) => (curve.form === 'exponential' ? [curve] : []))
  return exponential.length === curves.length ? allocateBudget(exponential, budget, limits).profitableBudget : null
}

function curveNotices({ candidates, best }: Split, version: number): Allocation['notices'] {
  const contradicted = candidates.flatMap((one) => {
    const share = drawnCurve(one).contradiction
    return share > WORRISOME_CONTRADICTION
      ? [{ code: 'answers-contradict-form', params: { group: one.group.title, share } }]
      : []
  })
  const shaped = candidates.filter(({ curve }) => !hasDiminishingReturns(curve))
  const older = candidates.filter((one) => one.version !== null && one.version !== version)
  const titles = (some: readonly Candidate[]) => some.map(({ group }) => group.title)
  return [
    ...contradicted,
    ...(shaped.length > 0 ? [{ code: 'curves-are-shaped', params: { groups: titles(shaped) } }] : []),
    ...(older.length > 0 ? [{ code: 'answers-of-older-version', params: { groups: titles(older), version } }] : []),
    ...(best.multiplier < 1 ? [{ code: 'last-money-loses', params: { marginal: best.multiplier } }] : []),
  ]
}

async function allocationOf(database: Database, ground: CurveGround, asked: AllocationRequest): Promise<Allocation> {
  const { portfolio, last } = ground
  const { portfolioId } = portfolio.definition
  const candidates = candidatesOf(ground, asked.answers)
  if (candidates.length === 0) throw new EngineError('allocation.no-curves', { portfolioId })
  const curves = candidates.map(({ curve }) => curve)
  const present = candidates.map(({ presentEffort }) => presentEffort)
  const budget = asked.budget ?? sum(present)
  const limits = limitsOf(candidates, asked.limits)
  checkRoom(budget, limits)
  const split = {
    candidates,
    limits,
    best: allocateOverCurves(curves, budget, limits),
    same: sameMoney(curves, present, limits),
  }
  const presentValue = totalValue(curves, present)
  const dropped = candidates.flatMap(({ group }, s) =>
    (split.best.efforts[s] ?? 0) <= 1e-9 * budget ? [group.index] : [],
  )
  return {
    portfolioId,
    asOf: last.asOf,
    budget,
    groups: groupsOf(split),
    without: namedGroups(portfolio.definition).filter(
      ({ index }) => !candidates.some(({ group }) => group.index === index),
    ),
    presentBudget: sum(present),
    presentValue,
    value: split.best.value,
    marginalValue: split.best.multiplier,
    profitableBudget: profitableBudget(curves, budget, limits),
    loss: split.same ? Math.max(0, split.same.value - presentValue) : null,
    provenBest: isProvenBest(curves),
    notices: [...(await weakGroupNotices(database, ground, dropped)), ...curveNotices(split, portfolio.number)],
  }
}

/**
 * The split of a budget over the groups of a portfolio that have a response curve.
 * @throws EngineError group.not-found, or one of those of `allocation`
 */
export const allocate = (
  workspace: Workspace,
  asked: AllocationRequest & { readonly portfolioId: string },
): Promise<Allocation> =>
  workspace.read(async (database) => {
    const ground = await curveGround(database, asked)
    for (const named of [asked.limits, asked.answers]) {
      checkGroupNames(
        ground.portfolio,
        named.map(({ group }) => group),
      )
    }
    return allocationOf(database, ground, asked)
  })
