import { DAYS_PER_WEEK } from './resolution.ts'

/** Distinct (frequency, cell of age): `cell` counts resolutions of age. */
export interface Cells {
  readonly frequency: Float64Array
  readonly cell: Float64Array
}

/** What is told of living customers: ages in weeks. */
export interface Known {
  readonly frequency: Float64Array
  readonly age: Float64Array
}

/** Columns at the start and at the end of each cell. */
export interface AtBounds {
  readonly start: readonly Float64Array[]
  readonly end: readonly Float64Array[]
}

/**
 * Works columns out at both bounds of each cell. One cell's end is the next one's start, so each is worked out once; cells
 * of a single day have but one bound.
 */
export function atBounds(
  { frequency, cell }: Cells,
  resolution: number,
  columnsOf: (known: Known) => readonly Float64Array[],
): AtBounds {
  const places = new Map<string, number>()
  const known: { frequency: number; age: number }[] = []
  const placesAt = (offset: number) =>
    Uint32Array.from(cell, (index, row) => {
      const repeats = frequency[row] ?? 0
      const key = `${repeats} ${index + offset}`
      const place = places.get(key) ?? known.push({ frequency: repeats, age: index + offset }) - 1
      places.set(key, place)
      return place
    })
  const [starts, ends] = [placesAt(0), resolution === 1 ? placesAt(0) : placesAt(1)]
  const columns = columnsOf({
    frequency: Float64Array.from(known, (one) => one.frequency),
    age: Float64Array.from(known, ({ age }) => (age * resolution) / DAYS_PER_WEEK),
  })
  const taken = (from: Uint32Array) =>
    columns.map((column) => Float64Array.from(from, (place) => column[place] ?? Number.NaN))
  return { start: taken(starts), end: taken(ends) }
}
