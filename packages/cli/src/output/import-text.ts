import type { ImportPreview, ImportRecord, ImportResult } from '@sabad/contract/schemas/imports'
import { count, NONE, plural, share } from './numbers.ts'
import { list, table } from './table.ts'
import { noticeText, words } from './words.ts'

const STATUS = {
  imported: 'imported',
  unchanged: 'unchanged: this file was imported before',
  'dry-run': 'read only; nothing was written',
} as const

function counts(result: ImportResult): (readonly [string, string])[] {
  const rejectedShare = result.rejected > 0 ? ` (${share(result.rejected / result.rows)})` : ''
  return [
    ['file', result.fileName],
    ['kind', result.kind],
    ['status', STATUS[result.status]],
    ...(result.importId === null ? [] : [['import', String(result.importId)] as const]),
    ['rows', count(result.rows)],
    ['accepted', count(result.accepted)],
    ['rejected', `${count(result.rejected)}${rejectedShare}`],
    ['replaced', count(result.replaced)],
    ...(result.matchRate === null ? [] : [['matched', share(result.matchRate)] as const]),
    ...(result.earliestOn === null ? [] : [['earliest', result.earliestOn] as const]),
  ]
}

function reasonTable(reasons: ImportResult['reasons']): string[] {
  const rows = Object.entries(reasons)
    .sort(([, one], [, other]) => other - one)
    .map(([reason, rows]) => [words(reason), count(rows)])
  return rows.length > 0 ? ['', table([{ title: 'reason' }, { title: 'rows', align: 'right' }], rows)] : []
}

function mappingTable(mapping: ImportResult['mapping']): string[] {
  const rows = Object.entries(mapping)
  return rows.length > 0 ? ['', table([{ title: 'field' }, { title: 'column' }], rows)] : []
}

export function importText(result: ImportResult): string {
  const { importId, rejected, warnings } = result
  // A dry run was told how the file is read before it was told the counts.
  const told = result.status === 'dry-run'
  const download = `Save the rejected rows with "sabad imports rejects ${importId} --to FILE.csv".`
  return [
    list(counts(result)),
    ...(told ? [] : mappingTable(result.mapping)),
    ...reasonTable(result.reasons),
    ...(warnings.length > 0 && !told ? ['', ...warnings.map(noticeText)] : []),
    ...(rejected > 0 && importId !== null ? ['', download] : []),
  ].join('\n')
}

const HOW = {
  name: 'its name',
  content: 'its content',
  remembered: 'an earlier file',
  given: '--map',
  none: '',
} as const

const SAMPLES = 3

function reading(preview: ImportPreview): (readonly [string, string])[] {
  return [
    ['kind', preview.kindGuessed ? `${preview.kind} (guessed)` : preview.kind],
    ['format', [preview.format, preview.encoding].filter(Boolean).join(', ')],
    ['delimiter', preview.delimiter === null ? NONE : JSON.stringify(preview.delimiter)],
    ['dates', [preview.dateOrder, preview.calendar].filter(Boolean).join(', ')],
    ['decimal mark', preview.decimalMark],
  ]
}

/** How a file would be read, before anything of it is. */
export function previewText(preview: ImportPreview): string {
  const rows = preview.columns.map(({ name, field, how, samples }) => [
    name,
    field ?? NONE,
    HOW[how],
    samples.slice(0, SAMPLES).join(' · '),
  ])
  const missing = preview.missingFields.join(', ')
  return [
    list(reading(preview)),
    '',
    table([{ title: 'column' }, { title: 'read as' }, { title: 'because of' }, { title: 'values' }], rows),
    ...(missing ? ['', `Still missing: ${missing}. Say which column holds each with --map field=column.`] : []),
    ...(preview.warnings.length > 0 ? ['', ...preview.warnings.map(noticeText)] : []),
  ].join('\n')
}

const RECORD_COLUMNS = [
  { title: 'import', align: 'right' },
  { title: 'imported (UTC)' },
  { title: 'kind' },
  { title: 'file' },
  { title: 'rows', align: 'right' },
  { title: 'accepted', align: 'right' },
  { title: 'rejected', align: 'right' },
  { title: 'replaced', align: 'right' },
] as const

const minute = (instant: string): string => new Date(instant).toISOString().slice(0, 16).replace('T', ' ')

export function importsText(records: readonly ImportRecord[]): string {
  if (records.length === 0) return 'Nothing was imported yet: begin with "sabad import FILE".'
  const rows = records.map((record) => [
    String(record.importId),
    minute(record.importedAt),
    record.kind,
    record.fileName,
    count(record.rows),
    count(record.accepted),
    count(record.rejected),
    count(record.replaced),
  ])
  return [table(RECORD_COLUMNS, rows), '', plural(records.length, 'import')].join('\n')
}
