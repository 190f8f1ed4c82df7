import type { StrategyDocument, StrategyGoal } from '@sabad/contract/schemas/strategy'
import { EngineError } from '../../errors.ts'

/** Sums of weights as people type them: 33.3 three times is 100. */
const WEIGHT_TOLERANCE = 0.5

function refuseRepeated(place: string, names: readonly string[]): void {
  const at = names.findIndex((name, index) => names.indexOf(name) !== index)
  if (at >= 0) throw new EngineError('strategy.repeated', { place: `${place}.${at}`, name: names[at] ?? '' })
}

function checkOwner(place: string, owner: string): void {
  if (owner.trim() === '') throw new EngineError('strategy.owner-missing', { place: `${place}.owner` })
}

/** Whether following parents from a goal comes back to it. */
function isInLoop(goal: StrategyGoal, byId: ReadonlyMap<string, StrategyGoal>): boolean {
  let above = goal.parentId
  for (let steps = 0; above !== null && steps <= byId.size; steps++) {
    if (above === goal.goalId) return true
    above = byId.get(above)?.parentId ?? null
  }
  return false
}

function checkSum(place: string, weighed: readonly { readonly weight: number }[]): void {
  const sum = weighed.reduce((total, { weight }) => total + weight, 0)
  if (Math.abs(sum - 100) > WEIGHT_TOLERANCE) throw new EngineError('strategy.weights', { place, sum })
}

function checkWeights(goals: readonly StrategyGoal[]): void {
  for (const parentId of new Set(goals.map((goal) => goal.parentId))) {
    const siblings = goals.filter((goal) => goal.parentId === parentId)
    checkSum(parentId === null ? 'goals' : `goals (${parentId})`, siblings)
  }
}

function checkGoals(goals: readonly StrategyGoal[]): void {
  refuseRepeated(
    'goals',
    goals.map(({ goalId }) => goalId),
  )
  const byId = new Map(goals.map((goal) => [goal.goalId, goal]))
  for (const [at, goal] of goals.entries()) {
    checkGoal(`goals.${at}.parentId`, goal.parentId, byId)
    if (isInLoop(goal, byId)) throw new EngineError('strategy.goal-loop', { place: `goals.${at}`, goal: goal.title })
  }
  checkWeights(goals)
}

function checkGoal(place: string, goalId: string | null, goals: ReadonlyMap<string, StrategyGoal>): void {
  if (goalId === null || goals.has(goalId)) return
  throw new EngineError('strategy.unknown-goal', { place, goal: goalId, goals: [...goals.keys()] })
}

export interface CheckedAgainst {
  /** Names in the registry of KPIs. */
  readonly kpis: readonly string[]
  /** The day on which it is saved. */
  readonly today: string
  /** The version before; what has come to pass since it was saved is not held against it. */
  readonly before: StrategyDocument | null
}

function checkKpis({ kpis, goals }: StrategyDocument, { kpis: known, today, before }: CheckedAgainst): void {
  refuseRepeated(
    'kpis',
    kpis.map(({ kpiId }) => kpiId),
  )
  const byId = new Map(goals.map((goal) => [goal.goalId, goal]))
  for (const [at, { kpiId, kpi, goalId, targetOn }] of kpis.entries()) {
    if (!known.includes(kpi))
      throw new EngineError('strategy.unknown-kpi', { place: `kpis.${at}.kpi`, kpi, kpis: known })
    checkGoal(`kpis.${at}.goalId`, goalId, byId)
    const was = before?.kpis.find((one) => one.kpiId === kpiId)
    if (targetOn < today && was?.targetOn !== targetOn) {
      throw new EngineError('strategy.target-in-past', { place: `kpis.${at}.targetOn`, targetOn, today })
    }
  }
}

function checkPlan({ actions, tasks, goals }: StrategyDocument): void {
  refuseRepeated('actions and tasks', [
    ...actions.map(({ actionId }) => actionId),
    ...tasks.map(({ taskId }) => taskId),
  ])
  const byId = new Map(goals.map((goal) => [goal.goalId, goal]))
  for (const [at, { owner, goalId, from, until }] of actions.entries()) {
    checkOwner(`actions.${at}`, owner)
    checkGoal(`actions.${at}.goalId`, goalId, byId)
    if (until < from) throw new EngineError('strategy.dates-crossed', { place: `actions.${at}`, from, until })
  }
  for (const [at, { owner }] of tasks.entries()) checkOwner(`tasks.${at}`, owner)
}

function checkCriteria({ valueCriteria }: StrategyDocument): void {
  refuseRepeated(
    'valueCriteria',
    valueCriteria.map(({ criterionId }) => criterionId),
  )
  for (const side of new Set(valueCriteria.map((criterion) => criterion.side))) {
    const ofSide = valueCriteria.filter((criterion) => criterion.side === side)
    checkSum(`valueCriteria (${side})`, ofSide)
  }
}

/**
 * Refuses a strategy that contradicts itself. An unfinished one is fine: what it lacks holds up its approval only.
 * @throws EngineError strategy.owner-missing, strategy.repeated, strategy.weights, strategy.goal-loop,
 * strategy.unknown-goal, strategy.unknown-kpi, strategy.target-in-past, strategy.dates-crossed or strategy.review-in-past
 */
export function checkDocument(document: StrategyDocument, against: CheckedAgainst): void {
  const { owner, reviewOn, goals, needs } = document
  const { today, before } = against
  if (owner.trim() === '') throw new EngineError('strategy.owner-missing', { place: 'owner' })
  if (reviewOn < today && before?.reviewOn !== reviewOn) {
    throw new EngineError('strategy.review-in-past', { reviewOn, today })
  }
  checkGoals(goals)
  checkPlan(document)
  checkKpis(document, against)
  checkCriteria(document)
  refuseRepeated(
    'needs',
    needs.map(({ needId }) => needId),
  )
}
