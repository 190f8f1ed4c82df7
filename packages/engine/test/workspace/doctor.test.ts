import { readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EngineError } from '../../src/errors.ts'
import { type Sql, sql } from '../../src/sql/sql.ts'
import { examine } from '../../src/workspace/doctor.ts'
import { createWorkspace, openWorkspace, type Workspace, workspaceFile } from '../../src/workspace/workspace.ts'
import { execute, type Facts, insertFacts, refreshTo, temporaryFolder, withComputed, withFacts } from '../company.ts'

const asOf = '2024-12-31'
const facts: Facts = {
  customers: [{ customer_id: 'c1', since: '2024-01-01' }],
  products: [{ product_id: 'p1' }],
  orders: [
    { order_id: 'o1', customer_id: 'c1', ordered_on: '2024-03-01', amount: 5 },
    { order_id: 'o2', customer_id: 'c2', ordered_on: '2024-04-01', amount: 7 },
  ],
  order_lines: [{ order_id: 'o3', line_id: '1', customer_id: 'c3', ordered_on: '2024-05-01', amount: 9 }],
  interactions: [{ interaction_id: 'i1', customer_id: 'c1', occurred_on: '2024-05-02' }],
  contracts: [{ contract_id: 'k1', customer_id: 'c1', started_on: '2024-05-03' }],
  costs: [
    { cost_id: 's1', customer_id: 'c1', incurred_on: '2024-05-04', pool: 'freight', amount: 1 },
    { cost_id: 's2', incurred_on: '2024-05-04', pool: 'rent', amount: 1 },
  ],
  contacts: [{ contact_id: 't1', customer_id: 'c2', contacted_on: '2024-05-05' }],
  ratings: [{ customer_id: 'c1', criterion: 'fit', score: 3, rater: 'r', rated_on: '2024-05-06' }],
}

const inCompany = (work: (workspace: Workspace) => Promise<void>) => withComputed(facts, { asOf, history: 2 }, work)

const failedChecks = async (workspace: Workspace) =>
  (await examine(workspace)).checks.filter(({ ok, name }) => !ok && name !== 'disk').map(({ name }) => name)

const keyed = ['orders', 'order_lines', 'interactions', 'contracts', 'contacts', 'ratings'] as const

const planted: readonly (readonly [what: string, damage: Sql, check: string])[] = [
  ...keyed.map(
    (table) =>
      [
        `a row of ${table} whose customer is not known`,
        { strings: [`UPDATE ${table} SET customer_key = 999`], values: [] },
        'facts refer to known customers',
      ] as const,
  ),
  [
    'a cost whose customer is not known',
    sql`UPDATE costs SET customer_key = 999 WHERE customer_key IS NOT NULL`,
    'facts refer to known customers',
  ],
  ...[...keyed, 'costs', 'products', 'customers'].map(
    (table) =>
      [
        `rows of ${table} that are there twice`,
        { strings: [`INSERT INTO ${table} SELECT * FROM ${table}`], values: [] },
        'facts are there once',
      ] as const,
  ),
  ['a snapshot of no run', sql`UPDATE snapshots SET run_id = 77 WHERE as_of = DATE '2024-11-30'`, 'no orphan snapshot'],
  [
    'a snapshot row of nobody',
    sql`UPDATE snapshots SET customer_key = 999 WHERE customer_key = 3`,
    'no orphan snapshot',
  ],
  [
    'a membership of no version',
    sql`UPDATE memberships SET version_id = 77 WHERE customer_key = 2`,
    'no orphan membership',
  ],
  [
    'a membership of no run',
    sql`INSERT INTO memberships SELECT * REPLACE (77 AS run_id) FROM memberships`,
    'no orphan membership',
  ],
  [
    'a snapshot that lost a row',
    sql`DELETE FROM snapshots WHERE customer_key = 2 AND as_of = DATE '2024-12-31'`,
    'snapshots are complete',
  ],
  [
    'a snapshot row that is there twice',
    sql`INSERT INTO snapshots SELECT * FROM snapshots LIMIT 1`,
    'snapshots are complete',
  ],
  [
    'a customer in no group',
    sql`DELETE FROM memberships WHERE customer_key = 2 AND as_of = DATE '2024-12-31'`,
    'portfolio rfm',
  ],
  [
    'a date at which nobody is in a group',
    sql`DELETE FROM memberships WHERE as_of = DATE '2024-12-31'`,
    'portfolio rfm',
  ],
  [
    'a row of profit that is lost',
    sql`DELETE FROM customer_profits WHERE customer_key = 2 AND as_of = DATE '2024-12-31'`,
    'every costed customer has a profit',
  ],
  [
    'a customer in two groups',
    sql`INSERT INTO memberships SELECT * REPLACE (group_index + 1 AS group_index) FROM memberships LIMIT 1`,
    'portfolio rfm',
  ],
  [
    'a customer in a wrong group',
    sql`UPDATE memberships SET group_index = group_index + 1 WHERE customer_key = 2`,
    'portfolio rfm',
  ],
]

describe('doctor', () => {
  test('finds nothing in a sound workspace', () =>
    inCompany(async (workspace) => {
      expect(await failedChecks(workspace)).toEqual([])
    }))

  test('finds nothing in an empty workspace', () =>
    withFacts({}, async (workspace) => {
      expect(await failedChecks(workspace)).toEqual([])
    }))

  test.each(planted)('finds %s', (_, damage, check) =>
    inCompany(async (workspace) => {
      await execute(workspace, damage)
      expect(await failedChecks(workspace)).toContain(check)
    }),
  )

  test.each(
    planted.filter(([what, , check]) => /^(snapshots|portfolio|every costed)/.test(check) && !what.includes('wrong')),
  )('is content after the refresh that it asks for, having found %s', (what, damage) =>
    inCompany(async (workspace) => {
      await execute(workspace, damage)
      await refreshTo(workspace, asOf, 2)
      const left = await failedChecks(workspace)
      expect(left, what).toEqual([])
    }),
  )

  test('does not ask for a refresh where a refresh would not help', () =>
    inCompany(async (workspace) => {
      await execute(workspace, sql`UPDATE memberships SET group_index = group_index + 1 WHERE customer_key = 2`)
      const { checks } = await examine(workspace)
      expect(checks.find(({ name }) => name === 'portfolio rfm')?.finding).toMatch(/restore the file from a copy\.$/)
    }))

  test('says what it found as a sentence with a number and a remedy', () =>
    inCompany(async (workspace) => {
      await execute(workspace, sql`UPDATE orders SET customer_key = 999`)
      const { ok, checks } = await examine(workspace)
      expect(ok).toBe(false)
      expect(checks.find((check) => !check.ok)?.finding).toBe(
        '2 facts refer to customers that are not known: import the file that holds them again.',
      )
    }))
})

/** Opens a file and has it examined: the names of failed checks, or the code of the refusal. */
async function verdict(directory: string): Promise<readonly string[]> {
  try {
    const workspace = await openWorkspace(directory)
    try {
      return await failedChecks(workspace)
    } finally {
      await workspace.close()
    }
  } catch (error) {
    if (error instanceof EngineError) return [error.code]
    throw error
  }
}

test('what an older program had lost is computed again by this one', async () => {
  const directory = joinPath(temporaryFolder(), 'company')
  const older = await createWorkspace(directory)
  await insertFacts(older, facts, { earliestOn: null })
  await refreshTo(older, asOf)
  await execute(older, sql`DELETE FROM memberships WHERE customer_key = 2`)
  await execute(older, sql`DROP TABLE assignments`)
  await execute(older, sql`DELETE FROM migrations WHERE number >= 24`)
  await older.close()
  const workspace = await openWorkspace(directory)
  expect(await failedChecks(workspace)).toContain('portfolio rfm')
  await refreshTo(workspace, asOf)
  expect(await failedChecks(workspace)).toEqual([])
  await workspace.close()
})

describe('a file with a broken block', () => {
  const BLOCK = 262_144

  test('is called damaged, by the opening or by doctor, wherever the block lies', async () => {
    const folder = temporaryFolder()
    const directory = joinPath(folder, 'company')
    const workspace = await createWorkspace(directory)
    const orders = Array.from({ length: 3000 }, (_, index) => ({
      order_id: `order-${index}-${(index * 7919) % 10_007}`,
      customer_id: `customer-${index % 700}-${(index * 104_729) % 10_007}`,
      ordered_on: '2024-03-01',
      amount: ((index * 31) % 977) / 7,
    }))
    await insertFacts(workspace, { orders }, { earliestOn: null })
    await refreshTo(workspace, asOf)
    await workspace.close()
    const sound = readFileSync(workspaceFile(directory))
    const blocks = Math.floor((sound.length - 12_288) / BLOCK)
    expect(blocks).toBeGreaterThan(2)
    const verdicts = new Map<number, readonly string[]>()
    for (let block = 0; block < blocks; block++) {
      const broken = Buffer.from(sound)
      broken.fill(0xa5, 12_288 + block * BLOCK + 5000, 12_288 + block * BLOCK + 5400)
      writeFileSync(workspaceFile(directory), broken)
      verdicts.set(block, await verdict(directory))
    }
    writeFileSync(workspaceFile(directory), sound)
    expect(await verdict(directory)).toEqual([])
    const found = [...verdicts.values()]
    expect(found.every((all) => all.length === 0 || all[0] === 'workspace.damaged' || all[0] === 'file')).toBe(true)
    expect(found.filter((all) => all.length > 0).length).toBeGreaterThan(0)
    await rm(folder, { recursive: true, force: true })
  })
})
