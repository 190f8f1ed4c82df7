import { expect, test } from 'vitest'
import { fittedOf, MOST_FITTED } from '../../src/snapshot/fit-sample.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, rowsOf, withWorkspace } from '../company.ts'

const addCustomers = (workspace: Workspace, from: number, to: number) =>
  execute(workspace, sql`INSERT INTO customers (customer_id) SELECT 'c' || i FROM range(${from}, ${to}) AS t (i)`)

/** Who takes part in the fit of a base so large, in which the first 4,000 are these. */
async function fittedOfFirst(workspace: Workspace, customers: number): Promise<ReadonlySet<unknown>> {
  const rows = await rowsOf(
    workspace,
    sql`SELECT customer_id FROM ${fittedOf(sql`customers`, customers)} AS f WHERE CAST(substr(customer_id, 2) AS INTEGER) < 4000`,
  )
  return new Set(rows.map(({ customer_id }) => customer_id))
}

test('of a base that is not large everyone takes part', () =>
  withWorkspace(async (workspace) => {
    await addCustomers(workspace, 0, 4000)
    expect((await fittedOfFirst(workspace, MOST_FITTED)).size).toBe(4000)
  }))

test('of a million customers a quarter takes part, whoever comes later and in whatever order they came', () =>
  withWorkspace(async (workspace) => {
    await addCustomers(workspace, 2000, 4000)
    await addCustomers(workspace, 0, 2000)
    const before = await fittedOfFirst(workspace, 4 * MOST_FITTED)
    expect(before.size).toBeGreaterThan(900)
    expect(before.size).toBeLessThan(1100)
    await addCustomers(workspace, 4000, 5000)
    expect(await fittedOfFirst(workspace, 4 * MOST_FITTED)).toEqual(before)
    await withWorkspace(async (other) => {
      await addCustomers(other, 0, 4000)
      expect(await fittedOfFirst(other, 4 * MOST_FITTED)).toEqual(before)
    })
  }))

test('a base that grows loses few of those who took part, and takes nobody else in', () =>
  withWorkspace(async (workspace) => {
    await addCustomers(workspace, 0, 4000)
    const before = await fittedOfFirst(workspace, 4 * MOST_FITTED)
    const after = await fittedOfFirst(workspace, 4 * MOST_FITTED + 10_000)
    expect(after.size).toBeGreaterThan(0.97 * before.size)
    expect([...after].every((customer) => before.has(customer))).toBe(true)
  }))
