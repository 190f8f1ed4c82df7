import { describe, expect, test } from 'vitest'
import { intake, refusal } from './importing.ts'

describe('order lines', () => {
  test('get their amount from quantity, price and discount where none is written; returns are negative', async () => {
    const { load, ask } = await intake()
    const content =
      'order_id,customer_id,date,product_id,quantity,unit_price,discount\n1,A,2024-01-05,P,3,4.95,1.85\nC1,A,2024-01-06,P,-3,4.95,1.85\n2,A,2024-01-07,Q,1,2,\n'
    await load('lines.csv', content)
    expect(await ask('SELECT order_id, quantity, amount, discount FROM order_lines ORDER BY ordered_on')).toEqual([
      { order_id: '1', quantity: 3, amount: 13, discount: 1.85 },
      { order_id: 'C1', quantity: -3, amount: -13, discount: 1.85 },
      { order_id: '2', quantity: 1, amount: 2, discount: null },
    ])
    expect(await ask('SELECT sum(amount) AS net FROM order_lines')).toEqual([{ net: 2 }])
  })

  test('have a missing amount where neither it nor what it follows from is there', async () => {
    const { load } = await intake()
    const content = 'order_id,customer_id,date,quantity,unit_price\n1,A,2024-01-05,3,4\n2,A,2024-01-05,,4\n'
    expect((await load('lines.csv', content, { options: { maxRejects: 60 } })).reasons).toEqual({ 'amount-missing': 1 })
  })

  test('keep the numbers that the file gives them', async () => {
    const { load, ask } = await intake()
    await load(
      'lines.csv',
      'order_id,line_id,customer_id,date,amount,product_id\n1,1,A,2024-01-05,1,P\n2,,A,2024-01-05,2,P\n1,2,A,2024-01-05,3,Q\n',
    )
    expect(await ask('SELECT order_id, line_id, amount FROM order_lines ORDER BY order_id, line_id')).toEqual([
      { order_id: '1', line_id: '1', amount: 1 },
      { order_id: '1', line_id: '2', amount: 3 },
      { order_id: '2', line_id: null, amount: 2 },
    ])
  })

  test('without order ids belong to one order per customer and day', async () => {
    const { load, ask } = await intake()
    await load(
      'lines.csv',
      'customer_id,date,product_id,amount\nA,2024-01-05,P,1\nA,2024-01-05,Q,2\nA,2024-01-06,P,3\n',
    )
    expect(await ask('SELECT order_id, sum(amount) AS amount FROM order_lines GROUP BY 1 ORDER BY 1')).toEqual([
      { order_id: 'A 2024-01-05', amount: 3 },
      { order_id: 'A 2024-01-06', amount: 3 },
    ])
  })

  test('read a discount between 0 and 1 as a share, a profit as what is left of the cost', async () => {
    const { load, ask } = await intake()
    const content =
      'order_id,customer_id,date,product_id,sales,discount,profit\n1,A,2024-01-05,P,80,0.2,30\n2,A,2024-01-05,P,50,0,-5\n'
    const { warnings } = await load('lines.csv', content)
    expect(warnings).toEqual([{ code: 'import.discount-is-rate', params: {} }])
    expect(await ask('SELECT amount, discount, cost FROM order_lines ORDER BY order_id')).toEqual([
      { amount: 80, discount: 20, cost: 50 },
      { amount: 50, discount: 0, cost: 55 },
    ])
  })

  test('fill in what is still unknown of customers and products, the latest told first', async () => {
    const { load, ask } = await intake()
    await load('customers.csv', 'customer_id,city\nA,Rome\n')
    await load('products.csv', 'product_id,name\nP,Pen\n')
    const content =
      'order_id,customer_id,date,amount,city,country,product_id,product name,category\n1,A,2024-01-07,1,Paris,France,P,Pencil,Office\n2,A,2024-01-05,1,Oslo,Norway,Q,Quill,Office\n3,B,2024-01-06,1,,Spain,Q,,\n'
    await load('lines.csv', content)
    expect(await ask('SELECT customer_id, city, country FROM customers ORDER BY 1')).toEqual([
      { customer_id: 'A', city: 'Rome', country: 'France' },
      { customer_id: 'B', city: null, country: 'Spain' },
    ])
    expect(await ask('SELECT product_id, name, category FROM products ORDER BY 1')).toEqual([
      { product_id: 'P', name: 'Pen', category: 'Office' },
      { product_id: 'Q', name: 'Quill', category: 'Office' },
    ])
  })
})

describe('customers', () => {
  test('known from facts only are filled in by a later import, and keep their key', async () => {
    const { load, ask } = await intake()
    await load('orders.csv', 'order_id,customer_id,date,amount\n1,B,2024-01-05,1\n2,A,2024-01-05,1\n')
    const keys = 'SELECT customer_id, customer_key FROM customers ORDER BY 1'
    expect(await ask(keys)).toEqual([
      { customer_id: 'A', customer_key: 1 },
      { customer_id: 'B', customer_key: 2 },
    ])
    await load(
      'customers.csv',
      'customer_id,name,parent,since,loyalty tier,shoe size\nB,Bea,HQ,2020-02-03,gold,38\nC,Cid,HQ,2021-02-03,,\n',
    )
    expect(
      await ask(
        'SELECT customer_key, customer_id, name, parent_id, since, attributes::VARCHAR AS attributes FROM customers ORDER BY 1',
      ),
    ).toEqual([
      { customer_key: 1, customer_id: 'A', name: null, parent_id: null, since: null, attributes: null },
      {
        customer_key: 2,
        customer_id: 'B',
        name: 'Bea',
        parent_id: 'HQ',
        since: '2020-02-03',
        attributes: '{"loyalty tier":"gold","shoe size":"38"}',
      },
      { customer_key: 3, customer_id: 'C', name: 'Cid', parent_id: 'HQ', since: '2021-02-03', attributes: '{}' },
    ])
  })

  test('keep what a later file does not speak of, and take what it says', async () => {
    const { load, ask } = await intake()
    await load('a.csv', 'customer_id,name,city,tier\nA,Ann,Rome,gold\n')
    const { replaced } = await load('b.csv', 'customer_id,city,shoe\nA,Oslo,38\n')
    expect(replaced).toBe(1)
    expect(await ask('SELECT name, city, attributes::VARCHAR AS attributes FROM customers')).toEqual([
      { name: 'Ann', city: 'Oslo', attributes: '{"tier":"gold","shoe":"38"}' },
    ])
  })

  test('of one id twice in a file are the last, and that is said', async () => {
    const { load, ask } = await intake()
    const { accepted, replaced, warnings } = await load('a.csv', 'customer_id,name\nA,Old\nB,Ben\nA,New\n')
    expect({ accepted, replaced, warnings }).toEqual({
      accepted: 3,
      replaced: 1,
      warnings: [{ code: 'import.duplicate-keys', params: { rows: 1 } }],
    })
    expect(await ask('SELECT customer_id, name FROM customers ORDER BY 1')).toEqual([
      { customer_id: 'A', name: 'New' },
      { customer_id: 'B', name: 'Ben' },
    ])
  })
})

describe('the other kinds', () => {
  test('interactions are read with their moments', async () => {
    const { load, ask } = await intake()
    const { kind, earliestOn } = await load(
      'tickets.csv',
      'ticket_id,customer_id,opened at,type,csat,minutes\nT1,A,2024-01-05 10:00,ticket,8,12\n',
    )
    expect({ kind, earliestOn }).toEqual({ kind: 'interactions', earliestOn: '2024-01-05' })
    expect(
      await ask(
        'SELECT interaction_id, occurred_on, occurred_at, kind, satisfaction, duration_minutes FROM interactions',
      ),
    ).toEqual([
      {
        interaction_id: 'T1',
        occurred_on: '2024-01-05',
        occurred_at: '2024-01-05T10:00:00',
        kind: 'ticket',
        satisfaction: 8,
        duration_minutes: 12,
      },
    ])
  })

  test('contracts are read with their terms', async () => {
    const { load, ask } = await intake()
    await load(
      'contracts.csv',
      'contract_id,customer_id,start date,end date,cancelled on,acv\nK,A,2024-01-01,2024-12-31,,"1,200.50"\n',
    )
    expect(await ask('SELECT contract_id, started_on, ends_on, ended_on, value_per_year FROM contracts')).toEqual([
      { contract_id: 'K', started_on: '2024-01-01', ends_on: '2024-12-31', ended_on: null, value_per_year: 1200.5 },
    ])
  })

  test('costs need no customer', async () => {
    const { load, ask } = await intake()
    await load('ledger.csv', 'date,account,amount,customer_id\n2024-01-31,Freight,100,\n2024-01-31,Freight,50,A\n', {
      kind: 'costs',
    })
    expect(
      await ask('SELECT pool, amount, customer_id FROM costs LEFT JOIN customers USING (customer_key) ORDER BY amount'),
    ).toEqual([
      { pool: 'Freight', amount: 50, customer_id: 'A' },
      { pool: 'Freight', amount: 100, customer_id: null },
    ])
  })

  test('contacts are read with arm, holdout and outcome', async () => {
    const { load, ask } = await intake()
    await load(
      'contacts.csv',
      'customer_id,sent on,campaign,arm,holdout,responded,cost\nA,2024-01-05,Spring,mail,no,ya,0.5\nB,2024-01-05,Spring,none,بله,0,\n',
      { kind: 'contacts' },
    )
    expect(
      await ask(
        'SELECT customer_id, arm, is_holdout, responded FROM contacts JOIN customers USING (customer_key) ORDER BY 1',
      ),
    ).toEqual([
      { customer_id: 'A', arm: 'mail', is_holdout: false, responded: true },
      { customer_id: 'B', arm: 'none', is_holdout: true, responded: false },
    ])
    const bad = 'customer_id,sent on,holdout\nA,2024-01-05,perhaps\n'
    expect((await load('c.csv', bad, { kind: 'contacts', dryRun: true })).reasons).toEqual({ 'not-a-boolean': 1 })
  })

  test('ratings replace by customer, criterion, rater and day', async () => {
    const { load, ask } = await intake()
    await load(
      'ratings.csv',
      'customer_id,criterion,score,rater,date\nA,potential,3,Eve,2024-01-05\nA,potential,4,Bob,2024-01-05\n',
    )
    const { replaced } = await load(
      'ratings.csv',
      'customer_id,criterion,score,rater,date\nA,potential,5,Eve,2024-01-05\n',
    )
    expect(replaced).toBe(1)
    expect(await ask('SELECT rater, score FROM ratings ORDER BY 1')).toEqual([
      { rater: 'Bob', score: 4 },
      { rater: 'Eve', score: 5 },
    ])
  })

  test('an enrichment keeps its provenance and its match rate, and replaces the dataset of its name', async () => {
    const { load, ask } = await intake()
    await load('customers.csv', 'customer_id,postcode\nA,1000\nB,2000\nC,\nD,1000\n')
    const enrichment = {
      name: 'census',
      keyKind: 'postcode',
      source: 'Statistics',
      licence: 'CC-BY',
      validFrom: '2023-01-01',
    }
    const first = await load('census.csv', 'postcode,income,density\n1000,50000,high\n9999,1,low\n', {
      kind: 'enrichment',
      options: { enrichment },
    })
    expect(first).toMatchObject({ matchRate: 0.5, earliestOn: '2023-01-01', replaced: 0, mapping: { key: 'postcode' } })
    const second = await load('census.csv', 'postcode,income\n1000,51000\n2000,40000\n', {
      kind: 'enrichment',
      options: { enrichment },
    })
    expect(second).toMatchObject({ matchRate: 0.75, replaced: 2 })
    expect(await ask('SELECT key, attribute, value FROM enrichment_values ORDER BY 1')).toEqual([
      { key: '1000', attribute: 'income', value: '51000' },
      { key: '2000', attribute: 'income', value: '40000' },
    ])
    expect(await ask('SELECT name, key_kind, source, licence, valid_from, match_rate FROM enrichments')).toEqual([
      {
        name: 'census',
        key_kind: 'postcode',
        source: 'Statistics',
        licence: 'CC-BY',
        valid_from: '2023-01-01',
        match_rate: 0.75,
      },
    ])
    expect(await refusal(load('census.csv', 'postcode,x\n1,2\n', { kind: 'enrichment' }))).toBe('import.option-invalid')
  })
})
