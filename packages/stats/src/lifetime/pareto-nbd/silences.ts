import { distinctValues, totalByCode } from '../../numeric/distinct-values.ts'
import { rowCodes } from '../../numeric/row-codes.ts'
import { valuesAt } from '../../numeric/values-at.ts'
import type { FrequencyRecencyAge } from '../frequency-recency-age.ts'

/**
 * Customers by frequency and recency. Those who share both are a run, and have been silent for ever longer within it: the
 * integral of one goes on where that of the one before ends.
 */
export interface Silences {
  /** Per run. */
  readonly frequency: Float64Array
  readonly recency: Float64Array
  /** The place of each run's first row, and at the end the number of rows. */
  readonly first: Uint32Array
  /** Per row: time since the last purchase, rising within a run, and customers. */
  readonly span: Float64Array
  readonly weight: Float64Array
  /** Distinct ages, and customers of each. */
  readonly age: Float64Array
  readonly ageWeight: Float64Array
}

export function toSilences({ frequency, recency, age, weight }: FrequencyRecencyAge): Silences {
  const runs = rowCodes([frequency, recency], weight.length)
  const ages = distinctValues(age)
  const byAge = placedByCode(Uint32Array.from(weight.keys()), ranks(ages.values, ages.codes))
  const { rows, first } = placedByCode(byAge.rows, runs)
  const starts = first.subarray(0, -1).map((place) => rows[place])
  const ends = valuesAt(age, rows)
  return {
    frequency: valuesAt(frequency, starts),
    recency: valuesAt(recency, starts),
    first,
    span: valuesAt(recency, rows).map((last, i) => ends[i] - last),
    weight: valuesAt(weight, rows),
    age: ages.values,
    ageWeight: totalByCode(ages, weight),
  }
}

/** For each row, how many distinct values are below its own. */
function ranks(values: Float64Array, codes: Uint32Array): Uint32Array {
  const rising = Uint32Array.from(values.keys()).sort((one, other) => values[one] - values[other])
  const rank = new Uint32Array(values.length)
  for (const [place, code] of rising.entries()) rank[code] = place
  return codes.map((code) => rank[code])
}

interface Placed {
  readonly rows: Uint32Array
  /** Where the rows of each code begin, and at the end the number of rows. */
  readonly first: Uint32Array
}

/** Rows by rising code, those of one code in the order in which they came: counting, which takes no comparisons. */
function placedByCode(rows: Uint32Array, codes: Uint32Array): Placed {
  const count = codes.reduce((most, code) => Math.max(most, code + 1), 0)
  const first = new Uint32Array(count + 1)
  for (let i = 0; i < codes.length; i++) first[codes[i] + 1]++
  for (let code = 0; code < count; code++) first[code + 1] += first[code]
  const next = first.slice()
  const placed = new Uint32Array(rows.length)
  for (let i = 0; i < rows.length; i++) placed[next[codes[rows[i]]]++] = rows[i]
  return { rows: placed, first }
}
