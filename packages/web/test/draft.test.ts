import type { ImportPreview } from '@sabad/contract/schemas/imports'
import { describe, expect, it } from 'vitest'
import { newDraft, requestOf, withKind, withMapping, withOption } from '../src/imports/draft.ts'

const column = (name: string, field: string | null) => ({ name, field, samples: [], how: 'name' as const })

const preview: ImportPreview = Object.freeze({
  kind: 'orders' as const,
  kindGuessed: true,
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  columns: [column('Who', 'customer_id'), column('When', 'date'), column('Note', null)],
  mapping: {},
  missingFields: [],
  fields: [],
  dateOrder: null,
  calendar: 'gregorian',
  decimalMark: '.',
  warnings: [],
  sample: [],
})

const draft = Object.freeze(newDraft('u1', 'orders.csv'))

describe('an import in preparation', () => {
  it('asks for nothing that the user has not said', () => {
    expect(requestOf(draft)).toEqual({ uploadId: 'u1' })
  })

  it('frees a column of its field', () => {
    const changed = withMapping(draft, preview, { column: 'Who', field: null })
    expect(changed.mapping).toEqual({ customer_id: '' })
  })

  it('gives a column another field and frees the one it had', () => {
    const changed = withMapping(draft, preview, { column: 'When', field: 'channel' })
    expect(changed.mapping).toEqual({ date: '', channel: 'When' })
  })

  it('moves a field from one column to another', () => {
    const changed = withMapping(draft, preview, { column: 'Note', field: 'customer_id' })
    expect(changed.mapping).toEqual({ customer_id: 'Note' })
  })

  it('forgets what was mapped where the kind changes, because its fields are others', () => {
    const mapped = withMapping(draft, preview, { column: 'Note', field: 'channel' })
    expect(requestOf(withKind(mapped, 'costs'))).toEqual({ uploadId: 'u1', kind: 'costs' })
  })

  it('takes an option back', () => {
    const said = withOption(draft, 'dateOrder', 'dmy')
    expect(requestOf(said).options).toEqual({ dateOrder: 'dmy' })
    expect(requestOf(withOption(said, 'dateOrder', undefined))).toEqual({ uploadId: 'u1' })
  })
})
