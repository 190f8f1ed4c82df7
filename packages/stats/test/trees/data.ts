import type { TreeData } from '../../src/trees/tree-data.ts'
import { seeded } from '../random.ts'

/** Rows of predictors with an outcome, each of weight 1. */
export function toTreeData(rows: readonly Readonly<Record<string, number>>[], outcome: readonly number[]): TreeData {
  const names = Object.keys(rows[0] ?? {})
  const columns = names.map((name) => [name, Float64Array.from(rows, (row) => row[name] ?? Number.NaN)])
  return {
    predictors: Object.fromEntries(columns),
    outcome: Float64Array.from(outcome),
    weight: new Float64Array(rows.length).fill(1),
  }
}

/** Customers whose chance to buy depends on tenure and, among the young, on the channel; and on nothing else. */
export function buyers(seed: number, customers: number) {
  const random = seeded(seed)
  const rows = Array.from({ length: customers }, () => ({
    tenure: Math.floor(60 * random()),
    channel: Math.floor(4 * random()),
    noise: random(),
  }))
  const chance = rows.map(({ tenure, channel }) => (tenure >= 24 ? 0.7 : channel === 1 || channel === 3 ? 0.4 : 0.05))
  return {
    data: toTreeData(
      rows,
      chance.map((p) => (random() < p ? 1 : 0)),
    ),
    chance,
  }
}

/** The same rows in another order. */
export function turned({ predictors, outcome, weight }: TreeData): TreeData {
  const turn = (column: Float64Array) => column.map((_, i) => column[(i * 7 + 3) % column.length] ?? Number.NaN)
  return { predictors: mapColumns(predictors, turn), outcome: turn(outcome), weight: turn(weight) }
}

/** Rows repeated as often as their weights say. */
export function repeated({ predictors, outcome, weight }: TreeData): TreeData {
  const index = [...weight].flatMap((times, i) => Array.from({ length: times }, () => i))
  const take = (column: Float64Array) => Float64Array.from(index, (i) => column[i] ?? Number.NaN)
  return {
    predictors: mapColumns(predictors, take),
    outcome: take(outcome),
    weight: new Float64Array(index.length).fill(1),
  }
}

export function mapColumns(
  columns: TreeData['predictors'],
  change: (column: Float64Array, name: string) => Float64Array,
): TreeData['predictors'] {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, change(column, name)]))
}
