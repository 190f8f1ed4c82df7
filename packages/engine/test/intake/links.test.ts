import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { linksTable } from '../../src/exports/links.ts'
import { type Reject, rejectsOf } from '../../src/intake/rejects/rejects-of.ts'
import { sql } from '../../src/sql/sql.ts'
import { examine } from '../../src/workspace/doctor.ts'
import { workspaceSummary } from '../../src/workspace/summary.ts'
import { intake } from './importing.ts'

const accounts = 'customer_id,date,amount\nM,2024-01-05,1\nB,2024-01-05,1\nS,2024-01-05,1\n'
const header = 'account,other account,relation,from,until,reason,source\n'
const good =
  'M,B,Supplier of,2023-01-01,,,Trade register\nB,S,owns,2023-05-01,2024-02-01,Sold,\nS,M,رقیب,2023-06-01,,,\n'

const withAccounts = async () => {
  const house = await intake()
  await house.load('orders.csv', accounts)
  return house
}

const held = `SELECT f.customer_id AS a, t.customer_id AS b, l.kind, l.since, source, ended_on, reason
  FROM account_links AS l JOIN customers AS f ON f.customer_key = from_key JOIN customers AS t ON t.customer_key = to_key
  LEFT JOIN account_link_ends USING (link_id) ORDER BY link_id`

describe('links between accounts', () => {
  test('are recognised in a file, in the words of several languages, with ends that it tells', async () => {
    const { load, ask } = await withAccounts()
    const imported = await load('links.csv', header + good)
    expect(imported).toMatchObject({ kind: 'links', accepted: 3, rejected: 0, replaced: 0, earliestOn: null })
    expect(await ask(held)).toEqual([
      {
        a: 'M',
        b: 'B',
        kind: 'supplies',
        since: '2023-01-01',
        source: 'Trade register',
        ended_on: null,
        reason: null,
      },
      {
        a: 'B',
        b: 'S',
        kind: 'owns',
        since: '2023-05-01',
        source: 'links.csv',
        ended_on: '2024-02-01',
        reason: 'Sold',
      },
      { a: 'S', b: 'M', kind: 'competes', since: '2023-06-01', source: 'links.csv', ended_on: null, reason: null },
    ])
  })

  test('that cannot be are rejected with row, column and reason, and no account is made up', async () => {
    const { load, ask, workspace } = await withAccounts()
    const bad = [
      'M,M,owns,2023-01-01,,,',
      'M,Nobody,owns,2023-01-01,,,',
      'M,S,cousin,2023-01-01,,,',
      'M,S,owns,2023-05-01,2023-04-30,,',
      'M,S,owns,,,,',
      'M,,owns,2023-01-01,,,',
    ].join('\n')
    const { importId, accepted } = await load('links.csv', `${header}${good}${bad}\n`, { options: { maxRejects: 100 } })
    expect(accepted).toBe(3)
    const rejected = await workspace.read(async (database) => {
      const rows: Reject[] = []
      for await (const page of rejectsOf(database, importId ?? 0)) rows.push(...page)
      return rows
    })
    expect(rejected.map(({ rowNumber, column, value, reason }) => [rowNumber, column, value, reason])).toEqual([
      [4, 'other account', 'M', 'link-to-itself'],
      [5, 'other account', 'Nobody', 'customer-unknown'],
      [6, 'relation', 'cousin', 'not-a-link-kind'],
      [7, 'until', '2023-04-30', 'ends-before-start'],
      [8, 'from', null, 'since-missing'],
      [9, 'other account', null, 'other-missing'],
    ])
    expect(await ask('SELECT count(*) AS n FROM customers')).toEqual([{ n: 3 }])
  })

  test('told again keep their number and their end; what is told of them is the newest', async () => {
    const { load, ask } = await withAccounts()
    await load('links.csv', header + good)
    const numbers = await ask('SELECT link_id FROM account_links ORDER BY 1')
    expect((await load('links.csv', header + good)).status).toBe('unchanged')
    const again = await load(
      'links.csv',
      `${header}B,S,owns,2023-05-01,2024-03-01,Merged,Register\nB,M,owns,2024-01-01,,,\n`,
    )
    expect(again).toMatchObject({ replaced: 1, accepted: 2 })
    const rows = await ask(held)
    expect(rows.map(({ a, b, source, ended_on }) => [a, b, source, ended_on])).toEqual([
      ['M', 'B', 'Trade register', null],
      ['B', 'S', 'Register', '2024-02-01'],
      ['S', 'M', 'links.csv', null],
      ['B', 'M', 'links.csv', null],
    ])
    expect((await ask('SELECT link_id FROM account_links ORDER BY 1')).slice(0, 3)).toEqual(numbers)
  })

  test('stand among the facts, are examined as they are, and are taken out as they are brought in', async () => {
    const { load, workspace, ask } = await withAccounts()
    await load('links.csv', header + good)
    const { facts } = await workspaceSummary(workspace)
    expect(facts).toContainEqual({ kind: 'links', rows: 3, earliest: '2023-01-01', latest: '2023-06-01' })
    const { columns, query } = await linksTable(workspace)
    const out = await workspace.read((database) => database.rows(query, z.record(z.string(), z.unknown())))
    const csv = [columns, ...out.map((row) => columns.map((name) => row[name] ?? ''))]
      .map((row) => row.join(','))
      .join('\n')
    const other = await withAccounts()
    expect(await other.load('links.csv', `${csv}\n`)).toMatchObject({ kind: 'links', accepted: 3, rejected: 0 })
    expect(new Set(await other.ask(held))).toEqual(new Set(await ask(held)))
    const finding = async () => {
      const { checks } = await examine(workspace)
      return checks.find(({ name }) => name === 'facts refer to known customers')
    }
    expect(await finding()).toMatchObject({ ok: true })
    await workspace.write((database) => database.execute(sql`UPDATE account_links SET to_key = 999 WHERE link_id = 1`))
    expect(await finding()).toMatchObject({ ok: false })
  })
})
