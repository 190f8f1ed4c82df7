import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { importFile } from '../../src/intake/import-file.ts'
import { sql } from '../../src/sql/sql.ts'
import { intake, refusal, temporaryFolder } from './importing.ts'

const rows = [
  ['order_id', 'customer_id', 'date', 'amount', 'channel'],
  ['1', 'Ann', '2024-01-05', '10.50', 'web'],
  ['2', 'Ben', '2024-01-06', '-3.25', 'shop'],
  ['3', 'Ann', '2024-02-01', '7', 'web, mobile'],
] as const

const delimited = (delimiter: string, quote = (cell: string) => (cell.includes(delimiter) ? `"${cell}"` : cell)) =>
  `${rows.map((row) => row.map(quote).join(delimiter)).join('\n')}\n`

const expected = [
  { order_id: '1', customer_id: 'Ann', ordered_on: '2024-01-05', amount: 10.5, channel: 'web' },
  { order_id: '2', customer_id: 'Ben', ordered_on: '2024-01-06', amount: -3.25, channel: 'shop' },
  { order_id: '3', customer_id: 'Ann', ordered_on: '2024-02-01', amount: 7, channel: 'web, mobile' },
]

const stored =
  'SELECT order_id, customer_id, ordered_on, amount, channel FROM orders JOIN customers USING (customer_key) ORDER BY order_id'

async function arrives(fileName: string, content: string | Uint8Array) {
  const { load, ask } = await intake()
  const result = await load(fileName, content, { kind: 'orders' })
  expect(await ask(stored)).toEqual(expected)
  return result
}

describe('delimited text', () => {
  test.each([',', ';', '\t', '|', '^', '~'])('is read with the delimiter %j', async (delimiter) => {
    const { options } = await arrives('orders.csv', delimited(delimiter))
    expect(options.delimiter).toBe(delimiter)
  })

  test('is read with every cell in quotes, quotes in quotes, and line ends in quotes', async () => {
    const { load, ask } = await intake()
    const content =
      '"order_id","customer_id","date","amount","channel"\r\n"1","Ann ""A""","2024-01-05","1","two\r\nlines"\r\n"2","B","2024-01-06","2","x"\r\n'
    await load('orders.csv', content, { kind: 'orders' })
    expect(await ask(stored)).toMatchObject([
      { customer_id: 'Ann "A"', channel: 'two\r\nlines' },
      { customer_id: 'B', channel: 'x' },
    ])
  })

  test.each([
    ['a byte order mark', `\uFEFF${delimited(',')}`],
    ['carriage returns and line feeds', delimited(',').replaceAll('\n', '\r\n')],
    ['carriage returns only', delimited(',').replaceAll('\n', '\r')],
    ['no line end at its end', delimited(',').trimEnd()],
    ['blank lines in it', delimited(',').replaceAll('\n', '\n\n')],
  ])('is read with %s', async (_, content) => {
    await arrives('orders.csv', content)
  })

  test('is read packed with gzip', async () => {
    await arrives('orders.csv.gz', gzipSync(delimited(',')))
  })

  test.each(['utf-16le', 'utf-16be'])('is read in %s with and without a mark', async (encoding) => {
    const bytes = (text: string) =>
      encoding === 'utf-16le' ? Buffer.from(text, 'utf16le') : Buffer.from(text, 'utf16le').swap16()
    expect((await arrives('orders.csv', bytes(`\uFEFF${delimited(',')}`))).options.encoding).toBe(encoding)
    await arrives('orders.csv', bytes(delimited(',')))
  })

  test('is read without column names when the columns are given', async () => {
    const { load, ask } = await intake()
    const content = '00004 0001 19970101  2   29.33\n00004 0001 19970118  2   29.73\n00021 0002 19970101  3   63.34\n'
    const mapping = { customer_id: 'column 1', date: 'column 3', amount: 'column 5' }
    const { warnings } = await load('sample.txt', content, { kind: 'orders', mapping })
    expect(warnings).toEqual([{ code: 'import.no-header', params: {} }])
    expect(
      await ask('SELECT customer_id, ordered_on, amount FROM orders JOIN customers USING (customer_key) ORDER BY ALL'),
    ).toEqual([
      { customer_id: '00004', ordered_on: '1997-01-01', amount: 29.33 },
      { customer_id: '00004', ordered_on: '1997-01-18', amount: 29.73 },
      { customer_id: '00021', ordered_on: '1997-01-01', amount: 63.34 },
    ])
  })

  test('is read from a path with quotes and pattern signs in it', async () => {
    await arrives("o'brien [2024]*.csv", delimited(','))
  })
})

describe('text in an older encoding', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1')

  test('is told as Windows-1252 by letters among others', async () => {
    const { load, ask } = await intake()
    const content = latin('customer_id;name;city\n1;Müller & Söhne;Köln\n2;Señor Núñez;Málaga\n')
    const { options } = await load('customers.csv', content)
    expect(options.encoding).toBe('windows-1252')
    expect(await ask('SELECT name, city FROM customers ORDER BY customer_id')).toEqual([
      { name: 'Müller & Söhne', city: 'Köln' },
      { name: 'Señor Núñez', city: 'Málaga' },
    ])
  })

  test('is told as Windows-1256 by whole words', async () => {
    const { load, ask } = await intake()
    // کتاب and سلام in Windows-1256, with its Arabic kaf.
    const words = [Buffer.from([0xdf, 0xca, 0xc7, 0xc8]), Buffer.from([0xd3, 0xe1, 0xc7, 0xe3])]
    const content = Buffer.concat([
      latin('customer_id,name\n1,'),
      words[0] ?? latin(''),
      latin('\n2,'),
      words[1] ?? latin(''),
      latin('\n'),
    ])
    const { options } = await load('customers.csv', content)
    expect(options.encoding).toBe('windows-1256')
    expect(await ask('SELECT name FROM customers ORDER BY customer_id')).toEqual([{ name: 'كتاب' }, { name: 'سلام' }])
  })

  test('is found out when its first letter beyond ASCII comes after a million rows', async () => {
    const { load } = await intake()
    const content = latin(`customer_id,name\n${'1,plain\n'.repeat(200_000)}2,Müller\n`)
    expect((await load('customers.csv', content)).options.encoding).toBe('windows-1252')
  })

  test('is read as told', async () => {
    const { load, ask } = await intake()
    await load('customers.csv', latin('customer_id,name\n1,Š\n'.replace('Š', '\x8a')), {
      options: { encoding: 'iso-8859-2' },
    })
    expect(await ask('SELECT length(name) AS letters FROM customers')).toEqual([{ letters: 1 }])
    expect(await refusal(load('customers.csv', 'customer_id\n1\n', { options: { encoding: 'klingon' } }))).toBe(
      'import.option-invalid',
    )
  })
})

describe('JSON', () => {
  const objects = rows
    .slice(1)
    .map((row) => Object.fromEntries(row.map((cell, index) => [rows[0][index], index === 3 ? Number(cell) : cell])))

  test('is read line by line, packed or not, and as one list', async () => {
    const lines = `${objects.map((row) => JSON.stringify(row)).join('\n')}\n`
    await arrives('orders.jsonl', lines)
    await arrives('orders.ndjson.gz', gzipSync(lines))
    await arrives('orders.json', JSON.stringify(objects, null, 2))
  })

  test('may lack keys, and keeps nested values as text', async () => {
    const { load, ask } = await intake()
    await load('customers.jsonl', '{"customer_id":"1","tags":["a","b"]}\n{"customer_id":"2","name":"B"}\n', {
      kind: 'customers',
    })
    expect(await ask('SELECT customer_id, name, attributes::VARCHAR AS attributes FROM customers ORDER BY 1')).toEqual([
      { customer_id: '1', name: null, attributes: '{"tags":"[\\"a\\",\\"b\\"]"}' },
      { customer_id: '2', name: 'B', attributes: '{}' },
    ])
  })
})

test('a Parquet file is read with its own types', async () => {
  const { load, ask, workspace } = await intake()
  const path = join(await temporaryFolder(), 'orders.parquet')
  await workspace.read((database) =>
    database.execute(sql`
      COPY (SELECT i::BIGINT AS order_id, (1000 + i)::DOUBLE AS customer_id, TIMESTAMP '2024-01-05 10:00:00' + to_days(i::INTEGER) AS order_date, (i * 1.5)::DECIMAL(10, 2) AS amount, 'web' AS channel FROM range(3) AS t(i))
      TO ${path} (FORMAT parquet)`),
  )
  const result = await importFile(workspace, { path, fileName: 'orders.parquet' })
  expect(result).toMatchObject({ kind: 'orders', rows: 3, accepted: 3, options: { format: 'parquet' } })
  expect(
    await ask(
      'SELECT order_id, customer_id, ordered_on, ordered_at, amount FROM orders JOIN customers USING (customer_key) ORDER BY 1',
    ),
  ).toEqual([
    { order_id: '0', customer_id: '1000', ordered_on: '2024-01-05', ordered_at: '2024-01-05T10:00:00', amount: 0 },
    { order_id: '1', customer_id: '1001', ordered_on: '2024-01-06', ordered_at: '2024-01-06T10:00:00', amount: 1.5 },
    { order_id: '2', customer_id: '1002', ordered_on: '2024-01-07', ordered_at: '2024-01-07T10:00:00', amount: 3 },
  ])
  expect(await refusal(load('orders.parquet', 'PAR1 and then nothing'))).toBe('import.not-this-format')
})

/** A workbook with two sheets: inline strings, a number, and a date as Excel has it, a styled count of days. */
function workbook(): Uint8Array {
  const sheet = (body: string) =>
    `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body}</sheetData></worksheet>`
  const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
  const order = (row: number, customer: string, cells: readonly [day: number, amount: number]) =>
    `<row r="${row}">${text(`A${row}`, customer)}<c r="B${row}" s="1"><v>${cells[0]}</v></c><c r="C${row}"><v>${cells[1]}</v></c></row>`
  const header = `<row r="1">${text('A1', 'Kode Pelanggan')}${text('B1', 'Tanggal')}${text('C1', 'Total Harga')}</row>`
  const files: Record<string, string> = {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml':
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Penjualan" sheetId="1" r:id="rId1"/><sheet name="Catatan" sheetId="2" r:id="rId2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    'xl/styles.xml':
      '<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': sheet(header + order(2, 'A-1', [45296, 10.5]) + order(3, 'A-2', [45297, -3])),
    'xl/worksheets/sheet2.xml': sheet(`<row r="1">${text('A1', 'note')}</row><row r="2">${text('A2', 'hello')}</row>`),
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)])))
}

test('an Excel workbook is read by its first sheet, or by the one that is named', async () => {
  const { load, ask } = await intake()
  const result = await load('penjualan.xlsx', workbook(), { kind: 'orders' })
  expect(result.options).toMatchObject({ format: 'excel', sheet: 'Penjualan' })
  expect(result.warnings).toContainEqual({
    code: 'import.other-sheets',
    params: { sheet: 'Penjualan', sheets: ['Catatan'] },
  })
  expect(
    await ask('SELECT customer_id, ordered_on, amount FROM orders JOIN customers USING (customer_key) ORDER BY 1'),
  ).toEqual([
    { customer_id: 'A-1', ordered_on: '2024-01-05', amount: 10.5 },
    { customer_id: 'A-2', ordered_on: '2024-01-06', amount: -3 },
  ])
  expect(await refusal(load('penjualan.xlsx', workbook(), { kind: 'orders', options: { sheet: 'Nope' } }))).toBe(
    'import.option-invalid',
  )
  expect(await refusal(load('penjualan.xlsx', workbook(), { kind: 'orders', options: { sheet: 'Catatan' } }))).toBe(
    'import.field-missing',
  )
})

test('a file that is not there is said to be missing', async () => {
  const { workspace } = await intake()
  const path = join(await temporaryFolder(), 'none.csv')
  expect(await refusal(importFile(workspace, { path, fileName: 'none.csv' }))).toBe('import.file-missing')
  await writeFile(path, '')
  expect(await refusal(importFile(workspace, { path, fileName: 'none.csv' }))).toBe('import.empty')
})
