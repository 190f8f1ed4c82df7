import { describe, expect, test } from 'vitest'
import { normaliseColumnName } from '../../src/facts/column-name.ts'
import { kindNames } from '../../src/facts/kind.ts'
import { kinds } from '../../src/facts/kinds.ts'
import { intake, refusal } from './importing.ts'

describe('column names are recognised', () => {
  test('in English, whatever their spelling', async () => {
    const { preview } = await intake()
    const { kind, kindGuessed, mapping } = await preview(
      'a.csv',
      'Invoice No;Customer ID;INVOICE_DATE;StockCode;Qty;UnitPrice;Line Total\n1;A;2024-01-01;P;2;3;6\n',
    )
    expect({ kind, kindGuessed }).toEqual({ kind: 'order-lines', kindGuessed: true })
    expect(mapping).toEqual({
      order_id: 'Invoice No',
      customer_id: 'Customer ID',
      date: 'INVOICE_DATE',
      product_id: 'StockCode',
      quantity: 'Qty',
      unit_price: 'UnitPrice',
      amount: 'Line Total',
    })
  })

  test('in Indonesian, where one word means quantity in a line and money in an order', async () => {
    const { preview } = await intake()
    const { kind, mapping } = await preview(
      'a.csv',
      'Nomor Pesanan;Pelanggan;Tanggal;Jumlah\nA1;P1;31-12-2023;1.250.000\nA2;P2;15-01-2024;250.000\n',
    )
    expect(kind).toBe('orders')
    expect(mapping).toEqual({ order_id: 'Nomor Pesanan', customer_id: 'Pelanggan', date: 'Tanggal', amount: 'Jumlah' })
  })

  test('in Indonesian', async () => {
    const { preview } = await intake()
    const { kind, mapping } = await preview(
      'a.csv',
      'No Faktur,Kode Pelanggan,Tanggal Transaksi,Kode Produk,Jumlah,Harga Satuan,Diskon,Kota\n1,A,2024-01-01,P,2,3000,0,Bandung\n',
    )
    expect(kind).toBe('order-lines')
    expect(mapping).toEqual({
      order_id: 'No Faktur',
      customer_id: 'Kode Pelanggan',
      date: 'Tanggal Transaksi',
      product_id: 'Kode Produk',
      quantity: 'Jumlah',
      unit_price: 'Harga Satuan',
      discount: 'Diskon',
      city: 'Kota',
    })
  })

  test('in Persian, with Arabic letters, joiners and digits of both scripts', async () => {
    const { preview, load, ask } = await intake()
    const content = 'شماره فاكتور,كد مشتري,تاریخ,مبلغ‌ کل,استان\n۱۰۱,۷,۱۴۰۲/۰۵/۱۳,«۱٬۲۵۰٫۵»,تهران\n'.replaceAll(
      /[«»]/g,
      '',
    )
    const { kind, mapping, calendar } = await preview('a.csv', content)
    expect({ kind, calendar }).toEqual({ kind: 'orders', calendar: 'jalali' })
    expect(mapping).toEqual({
      order_id: 'شماره فاكتور',
      customer_id: 'كد مشتري',
      date: 'تاریخ',
      amount: 'مبلغ‌ کل',
      region: 'استان',
    })
    await load('a.csv', content)
    expect(
      await ask(
        'SELECT order_id, customer_id, region, ordered_on, amount FROM orders JOIN customers USING (customer_key)',
      ),
    ).toEqual([{ order_id: '101', customer_id: '7', region: 'تهران', ordered_on: '2023-08-04', amount: 1250.5 }])
  })

  test('by their content where the name says nothing, and shown as such', async () => {
    const { preview } = await intake()
    const content = 'customer,when it was,what it came to,mood\nA,2024-01-05,10.50,good\nB,2024-01-06,3.25,bad\n'
    const { columns } = await preview('a.csv', content, { kind: 'orders' })
    expect(columns.map(({ name, field, how }) => [name, field, how])).toEqual([
      ['customer', 'customer_id', 'name'],
      ['when it was', 'date', 'content'],
      ['what it came to', 'amount', 'content'],
      ['mood', null, 'none'],
    ])
  })

  test('and none is taken twice, nor one word for two fields of a kind', () => {
    for (const name of kindNames) {
      const words = kinds[name].fields.flatMap((field) => [...new Set(field.synonyms.map(normaliseColumnName))])
      expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
    }
  })
})

describe('a mapping', () => {
  const content = 'who,client,when,sum\nX,A,2024-01-05,10\n'

  test('can be given, for some fields or all, and says so', async () => {
    const { preview, load, ask } = await intake()
    const mapping = { customer_id: 'who', date: 'when', amount: 'sum' }
    const { columns } = await preview('a.csv', content, { kind: 'orders', mapping })
    expect(columns.map(({ field, how }) => [field, how])).toEqual([
      ['customer_id', 'given'],
      [null, 'none'],
      ['date', 'given'],
      ['amount', 'given'],
    ])
    await load('a.csv', content, { kind: 'orders', mapping })
    expect(await ask('SELECT customer_id FROM customers')).toEqual([{ customer_id: 'X' }])
  })

  test('is remembered for the next file of the same shape, kind and all, in any order of columns', async () => {
    const { preview, load } = await intake()
    await load('a.csv', content, { kind: 'orders', mapping: { customer_id: 'who', date: 'when', amount: 'sum' } })
    const next = await preview('b.csv', 'Sum;When;Client;Who\n7;2024-02-05;B;Y\n')
    expect(next).toMatchObject({ kind: 'orders', mapping: { customer_id: 'Who', date: 'When', amount: 'Sum' } })
    expect(next.columns.map(({ how }) => how)).toEqual(['remembered', 'remembered', 'none', 'remembered'])
  })

  test('is not remembered from a file that was refused', async () => {
    const { preview, load } = await intake()
    const bad = 'who,client,when,sum\nX,A,never,10\n'
    expect(
      await refusal(
        load('a.csv', bad, { kind: 'orders', mapping: { customer_id: 'who', date: 'when', amount: 'sum' } }),
      ),
    ).toBe('import.too-many-rejects')
    expect((await preview('b.csv', content, { kind: 'orders' })).mapping).toMatchObject({ customer_id: 'client' })
  })

  test('can say that a field is not in the file', async () => {
    const { preview } = await intake()
    const { mapping, missingFields } = await preview('a.csv', 'customer_id,date,amount,city\nA,2024-01-05,1,Rome\n', {
      mapping: { city: '' },
    })
    expect(mapping).toEqual({ customer_id: 'customer_id', date: 'date', amount: 'amount' })
    expect(missingFields).toEqual([])
  })

  test.each([
    ['import.unknown-column', { customer_id: 'nobody' }],
    ['import.unknown-field', { shoe_size: 'who' }],
  ])('is refused with %s where it names what is not there', async (code, mapping) => {
    const { preview } = await intake()
    expect(await refusal(preview('a.csv', content, { kind: 'orders', mapping }))).toBe(code)
  })

  test('may pick one of two columns of one name', async () => {
    const { load, ask } = await intake()
    const twice = 'customer_id,date,amount,amount\nA,2024-01-05,1,2\n'
    await load('a.csv', twice, { kind: 'orders', mapping: { amount: 'amount 2' } })
    expect(await ask('SELECT amount FROM orders')).toEqual([{ amount: 2 }])
  })
})

test('a file whose kind cannot be told asks for it; missing fields are named', async () => {
  const { preview, load } = await intake()
  expect(await refusal(preview('a.csv', 'x,y\n1,2\n'))).toBe('import.unknown-kind')
  const { missingFields } = await preview('a.csv', 'x,y\n1,2\n', { kind: 'ratings' })
  expect(missingFields).toEqual(['customer_id', 'criterion', 'score', 'date'])
  expect(await refusal(load('a.csv', 'x,y\n1,2\n', { kind: 'ratings' }))).toBe('import.field-missing')
})

test('a preview shows the first rows as they will be read, and writes nothing', async () => {
  const { preview, ask } = await intake()
  const found = await preview(
    'a.csv',
    'customer_id;date;amount\n17850.0;31/01/2024;1.234,50\n13047.0;01/02/2024;-2,00\n',
  )
  expect(found).toMatchObject({ delimiter: ';', decimalMark: ',', dateOrder: 'dmy', calendar: 'gregorian' })
  expect(found.warnings).toEqual([{ code: 'import.ids-cleaned', params: { column: 'customer_id' } }])
  expect(found.sample).toEqual([
    { customer_id: '17850', date: '2024-01-31', amount: 1234.5 },
    { customer_id: '13047', date: '2024-02-01', amount: -2 },
  ])
  expect(await ask('SELECT count(*) AS count FROM customers')).toEqual([{ count: 0 }])
})
