import { describe, expect, test } from 'vitest'
import { intake, refusal } from './importing.ts'

const file = (...dates: readonly string[]) =>
  `customer_id,date,amount\n${dates.map((date, index) => `C${index},${date},1\n`).join('')}`
const days = 'SELECT ordered_on AS day FROM orders JOIN customers USING (customer_key) ORDER BY customer_id'

describe('the order of day and month', () => {
  test.each([
    ['dmy', ['03/04/2024', '25/04/2024'], ['2024-04-03', '2024-04-25']],
    ['mdy', ['03/04/2024', '04/25/2024'], ['2024-03-04', '2024-04-25']],
    ['ymd', ['99/04/03', '98/12/25'], ['1999-04-03', '1998-12-25']],
    ['dmy', ['04/04/2024', '05/05/2024'], ['2024-04-04', '2024-05-05']],
  ])('is %s where the whole column says so: %j', async (order, dates, expected) => {
    const { load, ask } = await intake()
    const { options } = await load('a.csv', file(...dates), { kind: 'orders' })
    expect(options.dateOrder).toBe(order)
    expect((await ask(days)).map(({ day }) => day)).toEqual(expected)
  })

  test('is found by one value a hundred thousand rows down', async () => {
    const { preview } = await intake()
    const dates = Array.from({ length: 100_000 }, (_, index) => `0${(index % 9) + 1}/0${(index % 8) + 1}/2024`)
    expect((await preview('a.csv', file(...dates), { kind: 'orders' })).dateOrder).toBeNull()
    expect((await preview('a.csv', file(...dates, '31/12/2024'), { kind: 'orders' })).dateOrder).toBe('dmy')
  })

  test('is asked for where nothing decides, and taken as given', async () => {
    const { load, preview, ask } = await intake()
    const open = file('03/04/2024', '05/06/2024')
    const { dates, dateOrder } = await preview('a.csv', open, { kind: 'orders' })
    expect(dateOrder).toBeNull()
    expect(dates).toMatchObject([
      { column: 'date', order: null, evidence: { short: 2, firstOver12: 0, secondOver12: 0 } },
    ])
    expect(await refusal(load('a.csv', open, { kind: 'orders' }))).toBe('import.ambiguous-dates')
    await load('a.csv', open, { kind: 'orders', options: { dateOrder: 'mdy' } })
    expect((await ask(days)).map(({ day }) => day)).toEqual(['2024-03-04', '2024-05-06'])
  })

  test('is that of the last file of the same shape where nothing decides', async () => {
    const { load } = await intake()
    await load('a.csv', file('25/04/2024'), { kind: 'orders' })
    expect((await load('b.csv', file('03/04/2024'), { kind: 'orders' })).options.dateOrder).toBe('dmy')
  })

  test('is told by another date column of the file', async () => {
    const { load, ask } = await intake()
    await load('a.csv', 'customer_id,start date,end date\nA,01/02/2024,31/12/2024\n', { kind: 'contracts' })
    expect(await ask('SELECT started_on, ends_on FROM contracts')).toEqual([
      { started_on: '2024-02-01', ends_on: '2024-12-31' },
    ])
  })

  test('is not forced on a column that mixes both', async () => {
    const { load } = await intake()
    expect(await refusal(load('a.csv', file('25/04/2024', '04/25/2024'), { kind: 'orders' }))).toBe(
      'import.ambiguous-dates',
    )
  })
})

test('years around 1400 make a file Jalali, the day first or last', async () => {
  const { load, ask } = await intake()
  const { options } = await load('a.csv', file('1402/05/13', '1403/12/30'), { kind: 'orders' })
  expect(options.calendar).toBe('jalali')
  await load('b.csv', file('13/05/1402', '30/12/1403').replaceAll('C', 'D'), { kind: 'orders' })
  expect((await ask(days)).map(({ day }) => day)).toEqual(['2023-08-04', '2025-03-20', '2023-08-04', '2025-03-20'])
})

test('moments that name a zone fall on the day of the zone that was chosen, which the result states', async () => {
  const { load, ask } = await intake()
  const { options } = await load('a.csv', file('2024-01-31T20:00:00Z', '2024-01-31T20:00:00+07:00'), {
    kind: 'orders',
    options: { timeZone: 'Asia/Jakarta' },
  })
  expect(options.timeZone).toBe('Asia/Jakarta')
  expect(
    await ask('SELECT ordered_on, ordered_at FROM orders JOIN customers USING (customer_key) ORDER BY customer_id'),
  ).toEqual([
    { ordered_on: '2024-02-01', ordered_at: '2024-02-01T03:00:00' },
    { ordered_on: '2024-01-31', ordered_at: '2024-01-31T20:00:00' },
  ])
  expect(
    await refusal(load('a.csv', file('2024-01-31'), { kind: 'orders', options: { timeZone: 'Mars/Olympus' } })),
  ).toBe('import.option-invalid')
})

describe('the decimal mark', () => {
  const amounts = (...values: readonly string[]) =>
    `customer_id;date;amount\n${values.map((value, index) => `C${index};2024-01-05;${value}\n`).join('')}`
  const read = 'SELECT amount FROM orders JOIN customers USING (customer_key) ORDER BY customer_id'

  test.each([
    [',', ['1.234,5', '12'], [1234.5, 12]],
    ['.', ['1,234.5', '12'], [1234.5, 12]],
    [',', ['1.234', '0,5'], [1234, 0.5]],
    ['.', ['1,234', '0.5'], [1234, 0.5]],
    [',', ['1.234.567', '5'], [1234567, 5]],
  ])('is %s in %j', async (mark, values, expected) => {
    const { load, ask } = await intake()
    const { options, warnings } = await load('a.csv', amounts(...values), { kind: 'orders' })
    expect(options.decimalMark).toBe(mark)
    expect(warnings).toEqual([])
    expect((await ask(read)).map(({ amount }) => amount)).toEqual(expected)
  })

  test('is reported where nothing decides, and taken as given', async () => {
    const { load, ask } = await intake()
    const { warnings } = await load('a.csv', amounts('1.234', '5'), { kind: 'orders' })
    expect(warnings).toEqual([{ code: 'import.ambiguous-numbers', params: { column: 'amount', decimalMark: '.' } }])
    await load('b.csv', amounts('1.234', '5').replaceAll('C', 'D'), { kind: 'orders', options: { decimalMark: ',' } })
    expect((await ask(read)).map(({ amount }) => amount)).toEqual([1.234, 5, 1234, 5])
  })
})
