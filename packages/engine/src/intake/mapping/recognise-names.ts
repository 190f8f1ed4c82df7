import { normaliseColumnName } from '../../facts/column-name.ts'
import type { Field } from '../../facts/field.ts'

/** Field name to column index, by the names alone. The surest synonym wins, whichever field it belongs to. */
export function recogniseNames(fields: readonly Field[], names: readonly string[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>()
  for (const [index, name] of names.entries()) {
    const normal = normaliseColumnName(name)
    if (!columns.has(normal)) columns.set(normal, index)
  }
  const matches = fields
    .flatMap((field) =>
      field.synonyms.map((word, strength) => ({
        field: field.name,
        strength,
        column: columns.get(normaliseColumnName(word)),
      })),
    )
    .filter((match) => match.column !== undefined)
    .sort((a, b) => a.strength - b.strength)
  const found = new Map<string, number>()
  const taken = new Set<number>()
  for (const { field, column } of matches) {
    if (column === undefined || found.has(field) || taken.has(column)) continue
    found.set(field, column)
    taken.add(column)
  }
  return found
}
