import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kindNames } from '../../src/facts/kind.ts'
import { kinds } from '../../src/facts/kinds.ts'
import { missingReason } from '../../src/intake/reading/faults.ts'
import { rejectReasons } from '../../src/intake/rejects/reject-reasons.ts'
import { rejectsCsv, writeRejectsCsv } from '../../src/intake/rejects/rejects-csv.ts'
import { rejectsOf } from '../../src/intake/rejects/rejects-of.ts'
import { intake, refusal, temporaryFolder } from './importing.ts'

const header = 'order_id,customer_id,date,amount,channel\n'
const good = Array.from({ length: 30 }, (_, index) => `${index},A,2024-01-05,1,web\n`).join('')
const bad =
  '100,,2024-01-05,-5,=HYPERLINK("x")\n101,B,31/31/2024,5,"two, words"\n102,C,2024-01-06,5,web,surplus\n103,D\n'

test('rejects are downloaded with the columns of the file, repaired, and imported again', async () => {
  const { load, ask, workspace } = await intake()
  const { importId, rejected } = await load('orders.csv', header + good + bad)
  expect(rejected).toBe(4)
  const path = join(await temporaryFolder(), 'rejects.csv')
  await workspace.read((database) => writeRejectsCsv(database, importId ?? 0, path))
  const text = await readFile(path, 'utf8')
  expect(text).toBe(
    [
      '\uFEFForder_id,customer_id,date,amount,channel,reject_row,reject_column,reject_value,reject_reason,reject_surplus',
      `100,,2024-01-05,-5,"'=HYPERLINK(""x"")",31,customer_id,,customer-missing,`,
      '101,B,31/31/2024,5,"two, words",32,date,31/31/2024,not-a-date,',
      '102,C,2024-01-06,5,web,33,,,row-too-long,surplus',
      '103,D,,,,34,,,row-too-short,',
      '',
    ].join('\r\n'),
  )
  const repaired = text
    .replace('100,,', '100,E,')
    .replace('31/31/2024,5', '2024-01-31,5')
    .replace('103,D,,', '103,D,2024-02-02,7')
  const again = await load('repaired.csv', repaired)
  expect(again).toMatchObject({ kind: 'orders', rows: 4, accepted: 4, rejected: 0, replaced: 0 })
  expect(
    await ask(
      'SELECT order_id, customer_id, ordered_on, amount, channel FROM orders JOIN customers USING (customer_key) WHERE len(order_id) = 3 ORDER BY 1',
    ),
  ).toEqual([
    { order_id: '100', customer_id: 'E', ordered_on: '2024-01-05', amount: -5, channel: '=HYPERLINK("x")' },
    { order_id: '101', customer_id: 'B', ordered_on: '2024-01-31', amount: 5, channel: 'two, words' },
    { order_id: '102', customer_id: 'C', ordered_on: '2024-01-06', amount: 5, channel: 'web' },
    { order_id: '103', customer_id: 'D', ordered_on: '2024-02-02', amount: 7, channel: null },
  ])
})

test('every field without which a row is rejected has its reason in the list', () => {
  const required = kindNames.flatMap((name) => kinds[name].fields.filter((field) => field.required))
  expect(rejectReasons).toEqual(expect.arrayContaining(required.map((field) => missingReason(field.name))))
})

test("rejects come in the file's order, page by page; an import that is not there has none", async () => {
  const { load, workspace } = await intake()
  const rows = Array.from({ length: 12_000 }, (_, index) => `${index},${index % 2 ? 'A' : ''},2024-01-05,1,web\n`).join(
    '',
  )
  const { importId } = await load('orders.csv', header + rows, { options: { maxRejects: 60 } })
  const numbers = await workspace.read(async (database) => {
    const found: number[] = []
    for await (const page of rejectsOf(database, importId ?? 0)) found.push(...page.map(({ rowNumber }) => rowNumber))
    return found
  })
  expect(numbers).toEqual(Array.from({ length: 6000 }, (_, index) => index * 2 + 1))
  expect(await refusal(workspace.read((database) => rejectsCsv(database, 99).next()))).toBe('import.not-found')
})

test('too many rejects stop an import before it writes, with the count of each reason', async () => {
  const { load, ask } = await intake()
  const content = `${header}1,,2024-01-05,1,web\n2,A,never,1,web\n3,A,2024-01-05,1,web\n`
  await expect(load('orders.csv', content)).rejects.toMatchObject({
    code: 'import.too-many-rejects',
    params: { rows: 3, rejected: 2, percent: 66.7, limit: 20, reasons: ['customer-missing: 1', 'not-a-date: 1'] },
  })
  expect(await ask('SELECT count(*) AS count FROM rejects')).toEqual([{ count: 0 }])
  expect(await refusal(load('orders.csv', `${header}1,,2024-01-05,1,web\n`, { options: { maxRejects: 100 } }))).toBe(
    'import.nothing-accepted',
  )
})
