import { EngineError } from '../../errors.ts'
import { normaliseColumnName } from '../../facts/column-name.ts'
import type { Field } from '../../facts/field.ts'
import { type Kind, kindNames } from '../../facts/kind.ts'
import { fieldOf, kinds } from '../../facts/kinds.ts'
import type { Notice } from '../notice.ts'
import type { Asked } from '../request.ts'
import { guessKind, missingFields } from './guess-kind.ts'
import { looksLikeShare, recogniseContent } from './recognise-content.ts'
import { recogniseNames } from './recognise-names.ts'
import type { Remembered } from './shape.ts'

export type How = 'name' | 'content' | 'remembered' | 'given' | 'none'

export interface Mapped {
  readonly field: Field
  /** Index of the column. */
  readonly column: number
  readonly how: How
}

export interface Mapping {
  readonly kind: Kind
  readonly kindGuessed: boolean
  readonly fields: readonly Mapped[]
  readonly missing: readonly string[]
  readonly notices: readonly Notice[]
}

export interface MappingInput {
  readonly asked: Asked
  readonly names: readonly string[]
  /** Some values of each column. */
  readonly samples: readonly (readonly string[])[]
  readonly remembered: Remembered | undefined
}

function columnIndex(names: readonly string[], column: string, file: string): number {
  const exact = names.indexOf(column)
  const index =
    exact >= 0 ? exact : names.findIndex((name) => normaliseColumnName(name) === normaliseColumnName(column))
  if (index < 0) throw new EngineError('import.unknown-column', { file, column, columns: names })
  return index
}

function requiredField(kind: Kind, name: string): Field {
  const field = fieldOf(kind, name)
  if (field) return field
  throw new EngineError('import.unknown-field', {
    kind: kind.name,
    field: name,
    fields: kind.fields.map((known) => known.name),
  })
}

function givenFields(kind: Kind, { asked, names }: MappingInput) {
  const given = Object.entries(asked.mapping ?? {}).map(([name, column]) => ({
    field: requiredField(kind, name),
    column: column === '' ? null : columnIndex(names, column, asked.fileName),
  }))
  const mapped = given.flatMap(({ field, column }) =>
    column === null ? [] : [{ field, column, how: 'given' as const }],
  )
  return { mapped, settled: new Set(given.map(({ field }) => field.name)) }
}

function rememberedFields(kind: Kind, { names, remembered }: MappingInput): Mapped[] {
  if (remembered?.kind !== kind.name) return []
  const index = new Map(names.map((name, at) => [normaliseColumnName(name), at]))
  return Object.entries(remembered.mapping).flatMap(([name, column]) => {
    const field = fieldOf(kind, name)
    const at = index.get(normaliseColumnName(column))
    return field && at !== undefined ? [{ field, column: at, how: 'remembered' as const }] : []
  })
}

/** Keeps, of several claims, the first on each field and on each column. */
function firstClaims(claims: readonly Mapped[], settled: ReadonlySet<string>): Mapped[] {
  const fields = new Set<string>()
  const columns = new Set<number>()
  return claims.filter(({ field, column, how }) => {
    if (fields.has(field.name) || columns.has(column) || (how !== 'given' && settled.has(field.name))) return false
    fields.add(field.name)
    columns.add(column)
    return true
  })
}

function shareOfPrice(kind: Kind, mapped: readonly Mapped[], samples: MappingInput['samples']) {
  const rate = fieldOf(kind, 'discount_rate')
  const isShare = ({ field, column, how }: Mapped) =>
    field.name === 'discount' && how !== 'given' && looksLikeShare(samples[column] ?? [])
  if (!rate || !mapped.some(isShare) || mapped.some(({ field }) => field === rate)) return { mapped, notices: [] }
  const notices: Notice[] = [{ code: 'import.discount-is-rate', params: {} }]
  return {
    mapped: mapped.map((one) => (isShare(one) ? { ...one, field: rate, how: 'content' as const } : one)),
    notices,
  }
}

function byRecognition(kind: Kind, { names, samples }: MappingInput, before: readonly Mapped[]): Mapped[] {
  const claim = (found: ReadonlyMap<string, number>, how: How) =>
    [...found].flatMap(([name, column]) => {
      const field = fieldOf(kind, name)
      return field ? [{ field, column, how }] : []
    })
  const named = claim(recogniseNames(kind.fields, names), 'name')
  const taken = new Map([...before, ...named].map(({ field, column }) => [field.name, column]))
  return [...named, ...claim(recogniseContent(kind.fields, samples, taken), 'content')]
}

/** Decides which column is which field: as told, else as remembered, else by name, else by content. */
export function mapColumns(input: MappingInput): Mapping {
  const { asked, names, samples, remembered } = input
  const name = asked.kind ?? remembered?.kind ?? guessKind(names)
  if (name === null) throw new EngineError('import.unknown-kind', { file: asked.fileName, kinds: kindNames })
  const kind = kinds[name]
  const { mapped: given, settled } = givenFields(kind, input)
  const known = rememberedFields(kind, input)
  // What was remembered is whole: a column left out then is left out now.
  const recognised = known.length ? [] : byRecognition(kind, input, given)
  const { mapped, notices } = shareOfPrice(kind, firstClaims([...given, ...known, ...recognised], settled), samples)
  const has = (field: string) => mapped.some((one) => one.field.name === field)
  return { kind, kindGuessed: asked.kind === undefined, fields: mapped, missing: missingFields(kind, has), notices }
}
