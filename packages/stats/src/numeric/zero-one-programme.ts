import loadHighs, { type Highs, type ModelData } from 'highs'
import { StatsError } from '../stats-error.ts'

/** Σ coefficients[k] · y[indices[k]] ≤ limit; coefficients are not negative. */
export interface LimitRow {
  readonly indices: readonly number[]
  readonly coefficients: readonly number[]
  readonly limit: number
}

/** Maximise Σ values · y over y ∈ {0, 1}, with lower ≤ y ≤ upper and the rows held. */
export interface ZeroOneProgramme {
  readonly values: readonly number[]
  readonly lower: readonly (0 | 1)[]
  readonly upper: readonly (0 | 1)[]
  readonly rows: readonly LimitRow[]
}

/** A row is held when it is exceeded by no more than the rounding of its sum. */
const rounding = 1e-12

const mostRounds = 1000

/** The solver tells values apart to an absolute 1e-6 or so; at this size that is a millionth of a millionth. */
const largestValue = 1e6

let loading: Promise<Highs> | null = null

/**
 * The best 0-1 choice, by branch and cut (HiGHS). HiGHS holds rows to a tolerance; here they are held exactly: a
 * choice that exceeds a row is cut off (not all of these together) and the rest is searched again. A smaller tolerance
 * would not do: then HiGHS fails on choices that exceed a row by a little.
 * Null when no choice holds all rows.
 * @throws StatsError when the solver ends without an answer
 */
export async function solveZeroOne(programme: ZeroOneProgramme): Promise<boolean[] | null> {
  if (loading === null) loading = loadHighs()
  const highs = await loading
  const cuts: LimitRow[] = []
  for (let round = 0; round < mostRounds; round++) {
    const chosen = solveOnce(highs, { ...programme, rows: [...programme.rows, ...cuts] })
    if (chosen === null) return null
    const broken = programme.rows.filter((row) => usedOf(row, chosen) > row.limit * (1 + rounding))
    if (broken.length === 0) return chosen
    cuts.push(...broken.map((row) => coverCut(row, chosen)))
  }
  throw new StatsError('solver-gave-up', { rounds: mostRounds })
}

/** What the chosen variables use of a row. */
export function usedOf({ indices, coefficients }: LimitRow, chosen: readonly boolean[]): number {
  return indices.reduce((sum, variable, k) => sum + (chosen[variable] ? coefficients[k] : 0), 0)
}

function coverCut({ indices, coefficients }: LimitRow, chosen: readonly boolean[]): LimitRow {
  const cover = indices.filter((variable, k) => chosen[variable] && coefficients[k] > 0)
  return { indices: cover, coefficients: cover.map(() => 1), limit: cover.length - 1 }
}

function solveOnce(highs: Highs, programme: ZeroOneProgramme): boolean[] | null {
  return highs.withModel(modelOf(highs, programme), (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 })
    model.run()
    const { modelStatus } = highs.constants
    const status = model.getModelStatus()
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return null
    if (status !== modelStatus.optimal) throw new StatsError('solver-gave-up', { status })
    return Array.from(model.getSolution().colValue, (value) => value > 0.5)
  })
}

/** The model as sparse rows; values and rows are brought to one size, because the solver's tolerances are absolute. */
function modelOf(highs: Highs, { values, lower, upper, rows }: ZeroOneProgramme): ModelData {
  const scale = Math.max(...values.map(Math.abs)) || 1
  const units = rows.map(({ coefficients, limit }) => limit || Math.max(...coefficients) || 1)
  return {
    numCols: values.length,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: values.map((value) => (value / scale) * largestValue),
    colLower: lower,
    colUpper: upper,
    rowLower: rows.map(() => -highs.infinity),
    rowUpper: rows.map(({ limit }, row) => limit / units[row]),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: values.length,
      starts: startsOf(rows),
      indices: rows.flatMap(({ indices }) => indices),
      values: rows.flatMap(({ coefficients }, row) => coefficients.map((value) => value / units[row])),
    },
    integrality: values.map(() => highs.constants.variableType.integer),
  }
}

function startsOf(rows: readonly LimitRow[]): number[] {
  const starts = [0]
  for (const { indices } of rows) starts.push(starts[starts.length - 1] + indices.length)
  return starts
}
