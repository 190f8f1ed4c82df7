import type { Source, SourceCheck } from '@sabad/contract/schemas/sources'
import { count, NONE, plural } from './numbers.ts'
import { printable } from './printable.ts'
import { list, table } from './table.ts'

const mappingText = (mapping: Readonly<Record<string, string>>): string =>
  Object.entries(mapping)
    .map(([field, column]) => `${field}=${column}`)
    .join(' ')

function sourceText({ url, catalog, schema, user, tables }: Source): string {
  const where = list([
    ['cluster', url],
    ['tables in', `${catalog}.${schema}`],
    ['user', user],
  ])
  const columns = [{ title: 'facts' }, { title: 'table' }, { title: 'columns' }] as const
  const rows = tables.map(({ kind, table: name, mapping }) => [kind, name, mappingText(mapping)])
  return `${where}\n\n${table(columns, rows)}`
}

export const sourcesText = (sources: readonly Source[]): string =>
  sources.length === 0
    ? 'All facts are the workspace\'s own: "sabad source add trino" reads some from a cluster.'
    : sources.map(sourceText).join('\n\n')

const CHECK_COLUMNS = [
  { title: 'facts' },
  { title: 'table' },
  { title: 'rows', align: 'right' },
  { title: 'incomplete', align: 'right' },
  { title: 'future', align: 'right' },
  { title: 'first day' },
  { title: 'last day' },
  { title: 'held at version' },
] as const

export function checkText({ isSound, tables }: SourceCheck): string {
  const rows = tables.map(({ kind, table: name, rows, incomplete, future, earliest, latest, version }) => [
    kind,
    name,
    rows === null ? NONE : count(rows),
    count(incomplete),
    count(future),
    earliest ?? NONE,
    latest ?? NONE,
    version ?? NONE,
  ])
  const problems = tables.flatMap(({ problems: told }) => told.map(({ message }) => printable(message)))
  const unheld = tables.some(({ version, problems: told }) => version === null && told.length === 0)
  const moving = unheld
    ? '\nA table without a version may change while a refresh reads it; the next refresh mends that.'
    : ''
  const end = isSound ? 'All tables can be read.' : `${plural(problems.length, 'problem')}:\n${problems.join('\n')}`
  return `${table(CHECK_COLUMNS, rows)}\n\n${end}${moving}`
}
