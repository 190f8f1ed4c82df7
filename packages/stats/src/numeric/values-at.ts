/** The values of a column at these rows. A loop, because `Float64Array.from` with a function takes ten times as long. */
export function valuesAt(column: Float64Array, rows: ArrayLike<number>): Float64Array {
  const values = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]]
  return values
}
