import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type Content, intake, refusal } from './importing.ts'

const header = 'customer_id,date,amount\n'
const good = Array.from(
  { length: 100 },
  (_, index) => `C${index},2024-01-${String((index % 28) + 1).padStart(2, '0')},${index}\n`,
).join('')
const noise = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * index * 7919 + (index >> 3)) % 256))

describe('a hostile file is refused with one code, and nothing of it stays', () => {
  const files: readonly (readonly [string, string, Content])[] = [
    ['import.empty', 'empty.csv', ''],
    ['import.empty', 'blank.csv', '\n\n   \n'],
    ['import.header-only', 'header-only.csv', header],
    ['import.not-this-format', 'binary.csv', noise],
    ['import.not-this-format', 'nul.csv', `${header}A\0B,2024-01-01,5\n`],
    ['import.not-this-format', 'late-nul.csv', `${header}${good.repeat(800)}A\0B,2024-01-01,5\n`],
    ['import.line-too-long', 'one-line.csv', 'x'.repeat(10_000_000)],
    [
      'import.too-wide',
      'wide.csv',
      `${Array.from({ length: 2000 }, (_, index) => `c${index}`).join(',')}\n${'1,'.repeat(1999)}1\n`,
    ],
    ['import.duplicate-columns', 'twice.csv', 'customer_id,date,amount,amount\nA,2024-01-01,5,6\n'],
    [
      'import.not-this-format',
      'really-excel.csv',
      Buffer.from('PK\x03\x04 [Content_Types].xml xl/workbook.xml', 'latin1'),
    ],
    ['import.not-this-format', 'really-zip.csv', Buffer.from('PK\x03\x04 anything', 'latin1')],
    ['import.not-this-format', 'really-parquet.csv', Buffer.from(`PAR1${'\x15\x04'.repeat(100)}PAR1`, 'latin1')],
    ['import.not-this-format', 'really-gzip.csv', gzipSync(header + good)],
    ['import.not-this-format', 'not-gzip.csv.gz', header + good],
    ['import.not-this-format', 'half.csv.gz', gzipSync(noise).subarray(0, 60_000)],
    ['import.not-this-format', 'damaged.xlsx', Buffer.from('PK\x03\x04 xl/ and then nothing', 'latin1')],
    ['import.not-this-format', 'damaged.parquet', Buffer.from(`PAR1${'x'.repeat(1000)}`, 'latin1')],
    ['import.not-this-format', 'text.xlsx', header + good],
    ['import.not-this-format', 'old.xls', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), noise])],
    ['import.not-this-format', 'login.csv', '<!DOCTYPE html><html><body>Log in</body></html>\n'],
    ['import.not-this-format', 'half.json', '[{"customer_id": "A"}, {"customer'],
    ['import.field-missing', 'scalars.jsonl', '1\n2\n3\n'],
    ['import.field-missing', 'letter.csv', 'Dear Sir,\nthis is a letter, and no table.\n\nYours, X\n'],
    ['import.too-many-rejects', 'open-quote.csv', `${header}"A,2024-01-01,5\n${good}`],
    ['import.ambiguous-dates', 'ambiguous.csv', `${header}A,01/02/2024,5\nB,03/04/2024,5\n`],
  ]

  test.each(files)('%s: %s', async (code, fileName, content) => {
    const { load, ask, workspace } = await intake()
    expect(await refusal(load(fileName, content, { kind: 'orders' }))).toBe(code)
    expect(
      await ask(
        'SELECT (SELECT count(*) FROM imports) + (SELECT count(*) FROM orders) + (SELECT count(*) FROM customers) + (SELECT count(*) FROM rejects) AS left',
      ),
    ).toEqual([{ left: 0 }])
    expect(await readdir(join(workspace.directory, 'spool'))).toEqual([])
  })
})

describe('rows that cannot be used', () => {
  const rejects = 'SELECT row_number AS row, column_name AS "column", value, reason FROM rejects ORDER BY row_number'

  test('are kept with their number, column, value and reason, whatever is wrong', async () => {
    const { load, ask } = await intake()
    const bad = [
      ',2024-01-01,5',
      'A,2024-01-01',
      'B,2024-01-01,5,6',
      '"x"y,2024-01-01,5',
      'C,never,5',
      'D,9999-12-31,5',
      'E,2024-01-01,lots',
      'F,2024-01-01,1e400',
      `G,2024-01-01,${'9'.repeat(2_000_000)}`,
      'H,,5',
    ]
    const { rows, accepted, rejected, reasons } = await load(
      'orders.csv',
      `${header}${good}\n\n${bad.join('\n')}\n${good}`,
      { kind: 'orders' },
    )
    expect({ rows, accepted, rejected }).toEqual({ rows: 210, accepted: 200, rejected: 10 })
    expect(Object.values(reasons).reduce((sum, count) => sum + count, 0)).toBe(10)
    expect(await ask(rejects)).toEqual([
      { row: 101, column: 'customer_id', value: null, reason: 'customer-missing' },
      { row: 102, column: null, value: null, reason: 'row-too-short' },
      { row: 103, column: null, value: null, reason: 'row-too-long' },
      { row: 104, column: null, value: null, reason: 'row-quotes' },
      { row: 105, column: 'date', value: 'never', reason: 'not-a-date' },
      { row: 106, column: 'date', value: '9999-12-31', reason: 'date-out-of-range' },
      { row: 107, column: 'amount', value: 'lots', reason: 'not-a-number' },
      { row: 108, column: 'amount', value: '1e400', reason: 'number-out-of-range' },
      { row: 109, column: null, value: null, reason: 'row-oversized' },
      { row: 110, column: 'date', value: null, reason: 'date-missing' },
    ])
  })

  test('are rejects where a few bytes are not of the encoding', async () => {
    const { load, ask } = await intake()
    const content = Buffer.concat([
      Buffer.from(`customer_id,date,amount,name\n${'A,2024-01-01,5,Müller\n'.repeat(20)}B,2024-01-02,5,`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('\n'),
    ])
    await load('orders.csv', content, { kind: 'orders' })
    expect(await ask(rejects)).toEqual([{ row: 21, column: null, value: null, reason: 'row-undecodable' }])
  })

  test('formulas are text and stay text', async () => {
    const { load, ask } = await intake()
    await load('customers.csv', 'customer_id,name\n1,=cmd|calc\n2,+1-1\n')
    expect(await ask('SELECT name FROM customers ORDER BY customer_id')).toEqual([
      { name: '=cmd|calc' },
      { name: '+1-1' },
    ])
  })
})
