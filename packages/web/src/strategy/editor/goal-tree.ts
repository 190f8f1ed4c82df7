import type { StrategyDocument, StrategyGoal } from '@sabad/contract/schemas/strategy'

export interface PlacedGoal {
  readonly goal: StrategyGoal
  readonly depth: number
}

/** Goals with those under them right behind; those in a loop, which saving refuses, come last. */
export function childFirst(goals: readonly StrategyGoal[]): PlacedGoal[] {
  const placed: PlacedGoal[] = []
  const place = (parentId: string | null, depth: number) => {
    for (const goal of goals.filter((one) => one.parentId === parentId)) {
      if (placed.some((one) => one.goal === goal)) continue
      placed.push({ goal, depth })
      place(goal.goalId, depth + 1)
    }
  }
  place(null, 0)
  const lost = goals.filter((goal) => !placed.some((one) => one.goal === goal))
  return [...placed, ...lost.map((goal) => ({ goal, depth: 0 }))]
}

/** A goal that goes leaves those under it to its own parent, and whatever spoke of it without a goal. */
export function withoutGoal({ goals, actions, kpis }: StrategyDocument, goalId: string) {
  const parentId = goals.find((goal) => goal.goalId === goalId)?.parentId ?? null
  const unbound = <T extends { readonly goalId: string | null }>(item: T): T =>
    item.goalId === goalId ? { ...item, goalId: null } : item
  return {
    goals: goals
      .filter((goal) => goal.goalId !== goalId)
      .map((goal) => (goal.parentId === goalId ? { ...goal, parentId } : goal)),
    actions: actions.map(unbound),
    kpis: kpis.map(unbound),
  }
}
