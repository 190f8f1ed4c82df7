import { fileURLToPath } from 'node:url'
import type { Source } from '@sabad/contract/schemas/sources'
import { expect, test } from 'vitest'
import { tableContent } from '../../src/sources/check.ts'
import { factTables, tableOf } from '../../src/sources/fact-tables.ts'
import { monthsOfTable } from '../../src/sources/months.ts'
import { trino } from '../../src/sql/dialect.ts'
import type { Sql } from '../../src/sql/sql.ts'
import { statementOf } from '../../src/trino/statement.ts'
import { cellsInTwoDialects, otherQuestions, twoDialects } from './trino-queries.ts'

const golden = fileURLToPath(new URL('./golden-trino/', import.meta.url))

/** The text with bare question marks, as a cluster takes it. */
const rendered = ({ strings }: Sql): string =>
  `${strings
    .join('?')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n')}\n`

const source: Source = {
  ...{
    kind: 'trino',
    url: 'http://127.0.0.1:8080',
    catalog: 'lake',
    schema: 'sales',
    user: 'sabad',
    certificates: null,
  },
  addedAt: '2026-01-01T00:00:00Z',
  tables: [
    {
      kind: 'order-lines',
      table: 'lines',
      mapping: {
        order_id: 'doc',
        customer_id: 'cust',
        date: 'sold at',
        quantity: 'qty',
        unit_price: 'price',
        category: 'dept',
      },
    },
    { kind: 'interactions', table: 'crm.tickets', mapping: { customer_id: 'cust', date: 'opened', kind: 'type' } },
  ],
}
const [lines] = source.tables
if (!lines) throw new Error('the source has lines')

const texts: readonly (readonly [string, Sql])[] = [
  ...[...twoDialects, ...cellsInTwoDialects].map(({ name, query }) => [name, query(trino)] as const),
  ...Object.entries(otherQuestions),
  ['fact-tables', factTables(source)],
  ['months-of-table', monthsOfTable('order-lines', tableOf(source, 'order-lines'))],
  ['table-content', tableContent(source, lines)],
]

test.each(texts)('%s is the text that was agreed on for a cluster', async (name, query) => {
  await expect(rendered(query)).toMatchFileSnapshot(`${golden}${name}.sql`)
})

test.each(texts)('%s has a place for every value', (_, query) => {
  expect(query.strings).toHaveLength(query.values.length + 1)
  expect(statementOf(query)).toMatch(query.values.length > 0 ? /^EXECUTE IMMEDIATE/ : /SELECT/)
})
