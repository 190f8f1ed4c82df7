import { distinctValues } from './distinct-values.ts'

/** A code for each row, from 0 in order of first appearance; rows that are equal in all columns share one. */
export function rowCodes(columns: readonly Float64Array[], rows: number): Uint32Array {
  const [first, ...others] = columns
  if (first === undefined) return new Uint32Array(rows)
  return risingCodes(columns, rows) ?? others.reduce(pairCodes, distinctValues(first).codes)
}

/** Of rows that rise from column to column equal ones are neighbours, which takes no table; null where they do not rise. */
function risingCodes(columns: readonly Float64Array[], rows: number): Uint32Array | null {
  const codes = new Uint32Array(rows)
  for (let row = 1; row < rows; row++) {
    const differing = columns.find((column) => column[row] !== column[row - 1])
    if (differing !== undefined && !(differing[row] > differing[row - 1])) return null
    codes[row] = codes[row - 1] + (differing === undefined ? 0 : 1)
  }
  return codes
}

/** One code for each distinct pair of code and value. Products stay exact: there are at most 2²⁶ of either in memory. */
function pairCodes(codes: Uint32Array, column: Float64Array): Uint32Array {
  const { values, codes: others } = distinctValues(column)
  const pairs = new Float64Array(codes.length)
  for (let row = 0; row < codes.length; row++) pairs[row] = codes[row] * values.length + others[row]
  return distinctValues(pairs).codes
}
