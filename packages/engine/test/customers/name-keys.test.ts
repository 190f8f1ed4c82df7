import { readFile } from 'node:fs/promises'
import { type Language, language as languages } from '@sabad/contract/schemas/language'
import { describe, expect, test } from 'vitest'
import { listCustomers } from '../../src/customers/list.ts'
import { sql, trusted } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, openTemporary, refreshTo, rowsOf, withFacts } from '../company.ts'
import { intake } from '../intake/importing.ts'

const asOf = '2024-06-30'

const ordersOf = (customerIds: readonly string[]) =>
  customerIds.map((customer_id, index) => ({
    order_id: `o${index}`,
    customer_id,
    ordered_on: '2024-01-10',
    amount: 10,
  }))

async function namesIn(workspace: Workspace, language: Language, descending = false) {
  const page = { portfolioId: 'rfm', sort: 'name', language, descending, page: 1, pageSize: 100 } as const
  return (await listCustomers(workspace, page)).rows.map(({ name }) => name)
}

const inOrder: Readonly<Record<Language, readonly string[]>> = {
  en: ['3M', 'Ändra', 'Ann', 'ann-mary', 'bob', 'Élan', 'Ελένη', 'کاوه'],
  // Small and large letters, and letters with marks, stand together.
  id: ['adi', 'Agus', 'Ändra', 'budi', 'Dewi', 'Eko', 'émi', 'zahra', 'Zulkifli'],
  // By code points پ, ک, گ and ی stand after all other letters, and و after ه; and Persian letters come before Latin ones.
  fa: ['3M', 'آرش', 'بهرام', 'پروین', 'ترانه', 'کاوه', 'گلنار', 'وحید', 'هما', 'یاسمن', 'adi', 'Zahra'],
}

describe('names stand in the order of the language', () => {
  test.each(languages.options)('%s', async (language) => {
    const sorted = inOrder[language]
    const shuffled = sorted.toSorted((one, other) => one.length - other.length || (one < other ? 1 : -1))
    const customers = shuffled.map((name, index) => ({ customer_id: `n${index}`, name }))
    const orders = ordersOf(['nameless', ...customers.map(({ customer_id }) => customer_id)])
    await withFacts({ customers, orders }, async (workspace) => {
      await refreshTo(workspace, asOf)
      expect(await namesIn(workspace, language)).toEqual([...sorted, null])
      expect(await namesIn(workspace, language, true)).toEqual([...sorted.toReversed(), null])
    })
    expect(shuffled).not.toEqual(sorted)
    expect(shuffled.toSorted(new Intl.Collator(language).compare)).toEqual(sorted)
  })

  test('and names in ASCII have one key for all languages', async () => {
    const { workspace, close } = await openTemporary()
    const keys = await rowsOf(
      workspace,
      sql`SELECT icu_sort_key(name, 'root') = icu_sort_key(name, 'fa') AS same, count(*) AS names
        FROM (SELECT 'x' || chr(one::INTEGER) || chr(other::INTEGER) AS name
              FROM range(32, 127) AS f (one), range(32, 127) AS s (other)) GROUP BY same`,
    )
    expect(keys).toEqual([{ same: true, names: 95 * 95 }])
    await close()
  })
})

const keysOf = (workspace: Workspace) =>
  rowsOf(
    workspace,
    sql`SELECT c.customer_id AS id, k.rowid AS place FROM name_keys AS k JOIN customers AS c USING (customer_key) ORDER BY id`,
  )

test('an import makes keys of new and changed names and leaves the others as they are', async () => {
  const { workspace, load } = await intake()
  await load(
    'orders.csv',
    'order_id,customer_id,date,amount\n1,a,2024-01-05,10\n2,b,2024-01-06,20\n3,c,2024-02-01,30\n',
  )
  await load('first.csv', 'customer_id,name\na,Zoe\nb,Bea\nc,Cid\n', { kind: 'customers' })
  const before = await keysOf(workspace)
  expect(before.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  await load('second.csv', 'customer_id,name\na,Ada\nb,Bea\nc,\nd,Dan\n', { kind: 'customers' })
  const after = await keysOf(workspace)
  expect(after.map(({ id }) => id)).toEqual(['a', 'b', 'd'])
  expect(after[1]).toEqual(before[1])
  expect(after[0]).not.toEqual(before[0])
  await refreshTo(workspace, asOf)
  expect(await namesIn(workspace, 'en')).toEqual(['Ada', 'Bea', null])
})

const migration = new URL('../../src/workspace/migrations/0021-name-keys.sql', import.meta.url)

test('a workspace from before there were keys gets those of all its names', async () => {
  const customers = ['Zoe', 'Ada', 'بهار', null].map((name, index) => ({ customer_id: `n${index}`, name }))
  await withFacts({ customers, orders: ordersOf(['n0', 'n1', 'n2', 'n3']) }, async (workspace) => {
    await refreshTo(workspace, asOf)
    await execute(workspace, sql`DROP TABLE name_keys`)
    await execute(workspace, trusted(await readFile(migration, 'utf8')))
    expect(await namesIn(workspace, 'fa')).toEqual(['بهار', 'Ada', 'Zoe', null])
  })
})
