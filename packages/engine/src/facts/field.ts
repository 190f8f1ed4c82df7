/**
 * What a value is, and so how it is read from text. `rate` is a share of one: `5 %` and `0.05` are the same;
 * `link-kind` one of a few words, as `link-words.ts` has them.
 */
export type FieldType = 'id' | 'text' | 'number' | 'money' | 'rate' | 'date' | 'timestamp' | 'boolean' | 'link-kind'

/** One thing that a file can tell about a row of its kind. */
export interface Field {
  readonly name: string
  readonly type: FieldType
  readonly required: boolean
  /** What the value means, with its unit. */
  readonly meaning: string
  /** Column names that mean this field: English, Indonesian, Persian; the surest first. */
  readonly synonyms: readonly string[]
  /** Column of the kind's own table, or of `fills`; null where the value only serves to compute others. */
  readonly column: string | null
  /** The other table whose still empty attributes this field fills. */
  readonly fills: 'customers' | 'products' | null
}

interface Definition {
  readonly meaning: string
  /** Names that mean this field, the surest first, separated by commas. */
  readonly english: string
  readonly indonesian?: string
  readonly persian?: string
  readonly column?: string | null
  readonly required?: boolean
  readonly fills?: 'customers' | 'products'
}

const words = (text: string) => text.split(',').map((word) => word.trim())

/** A field; its column is named like it unless said otherwise, and its own name is its surest synonym. */
export function field(name: string, type: FieldType, definition: Definition): Field {
  const { meaning, english, indonesian = '', persian = '', column = name, required = false, fills = null } = definition
  const synonyms = [name, ...words(english), ...words(indonesian), ...words(persian)].filter((word) => word !== '')
  return { name, type, required, meaning, synonyms, column, fills }
}

/** The same field as attribute of another table, whose empty values it fills. */
export const filling = (field: Field, fills: 'customers' | 'products', name = field.name): Field => ({
  ...field,
  name,
  // A bare name may be that of anything.
  synonyms: name === field.name ? field.synonyms : [name, ...field.synonyms.filter((word) => word !== field.name)],
  required: false,
  fills,
})
