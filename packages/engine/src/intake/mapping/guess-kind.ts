import type { Kind, KindName } from '../../facts/kind.ts'
import { kinds } from '../../facts/kinds.ts'
import { recogniseNames } from './recognise-names.ts'

/** Fields without which a row of the kind says nothing; an amount may follow from quantity and price. */
export function missingFields(kind: Kind, has: (field: string) => boolean): readonly string[] {
  const computed = kind.name === 'order-lines' && has('quantity') && has('unit_price')
  return kind.fields
    .filter((field) => field.required && !has(field.name) && !(field.name === 'amount' && computed))
    .map((field) => field.name)
}

/** The kind whose needs the names meet and of whose fields they name most; null where none fits. */
export function guessKind(names: readonly string[]): KindName | null {
  const scores = Object.values(kinds)
    .filter((kind) => kind.name !== 'enrichment')
    .map((kind) => {
      const found = recogniseNames(kind.fields, names)
      const required = kind.fields.filter((field) => field.required).length
      return {
        kind: kind.name,
        fits: missingFields(kind, (name) => found.has(name)).length === 0,
        score: found.size + 2 * required,
      }
    })
    .filter(({ fits }) => fits)
    .sort((a, b) => b.score - a.score)
  return scores[0]?.kind ?? null
}
