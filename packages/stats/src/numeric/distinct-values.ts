/** A column as positions in the list of its distinct values, in order of first appearance. */
export interface DistinctValues {
  readonly values: Float64Array
  readonly codes: Uint32Array
}

interface Table {
  readonly slots: Uint32Array
  readonly values: Float64Array
}

const bits = new Float64Array(1)
const words = new Uint32Array(bits.buffer)

/**
 * Codes a column by its distinct values, so that a function of the value is computed once per value and not per row.
 * Open addressing, because a JavaScript Map of a million doubles takes as long as the whole fit.
 */
export function distinctValues(column: Float64Array): DistinctValues {
  const codes = new Uint32Array(column.length)
  let table = emptyTable(256)
  let count = 0
  for (let i = 0; i < column.length; i++) {
    const slot = findSlot(table, column[i])
    if (table.slots[slot] === 0) {
      table.values[count] = column[i]
      table.slots[slot] = ++count
      codes[i] = count - 1
      if (count * 2 > table.slots.length) table = grown(table, count)
    } else codes[i] = table.slots[slot] - 1
  }
  return { values: table.values.slice(0, count), codes }
}

/** Sums a second column over the rows of each distinct value. */
export function totalByCode({ values, codes }: DistinctValues, column: Float64Array): Float64Array {
  const totals = new Float64Array(values.length)
  for (let i = 0; i < codes.length; i++) totals[codes[i]] += column[i]
  return totals
}

function emptyTable(size: number): Table {
  return { slots: new Uint32Array(size), values: new Float64Array(size) }
}

function findSlot({ slots, values }: Table, value: number): number {
  const mask = slots.length - 1
  bits[0] = value
  let slot = (Math.imul(words[0] ^ Math.imul(words[1], 0x85ebca6b), 0x9e3779b1) >>> 8) & mask
  while (slots[slot] !== 0 && values[slots[slot] - 1] !== value) slot = (slot + 1) & mask
  return slot
}

function grown(table: Table, count: number): Table {
  const larger = emptyTable(table.slots.length * 4)
  larger.values.set(table.values.subarray(0, count))
  for (let i = 0; i < count; i++) larger.slots[findSlot(larger, table.values[i])] = i + 1
  return larger
}
