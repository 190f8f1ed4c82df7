import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { type Sql, sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, type FactRow } from '../company.ts'

type Tier = PortfolioDefinition['tiers'][number]

/** One tier by the number of employees, cut at 10 and 100; a group for each band. */
export const bySize: PortfolioDefinition = {
  portfolioId: 'by-size',
  title: 'By size',
  description: 'Small, medium and large',
  tiers: [
    {
      name: 'size',
      title: 'Size',
      measure: 'employees',
      method: { kind: 'fixed', cuts: [10, 100] },
      labels: ['small', 'medium', 'large'],
      missing: 'unknown',
    },
  ],
  groups: ['small', 'medium', 'large'].map((size) => ({
    name: size,
    title: size,
    description: size,
    anyOf: [{ size: [size] }],
  })),
  rest: { name: 'rest', title: 'Rest', description: 'Size not known' },
}

/** The same groups from any one tier. */
export const withTier = (
  tier: Omit<Tier, 'name' | 'title' | 'missing'>,
  groups = tier.labels,
): PortfolioDefinition => ({
  ...bySize,
  tiers: [{ name: 'size', title: 'Size', missing: 'unknown', ...tier }],
  groups: groups.map((label) => ({ name: label, title: label, description: label, anyOf: [{ size: [label] }] })),
})

/** One order each, so that there are customers; named c00, c01 ... */
export const oneOrderEach = (customers: number): FactRow[] =>
  Array.from({ length: customers }, (_, index) => ({
    order_id: `o${index}`,
    customer_id: `c${String(index).padStart(2, '0')}`,
    ordered_on: '2024-01-10',
    amount: 10 + index,
  }))

export const setEmployees = (workspace: Workspace, of: string, employees: number | null): Promise<number> =>
  execute(workspace, sql`UPDATE customers SET employees = CAST(${employees} AS DOUBLE) WHERE customer_id = ${of}`)

/** Group of each customer by definition (raw) and after smoothing, of a portfolio's newest version. */
export const groupsAt = (portfolioId: string, asOf: string): Sql => sql`
  SELECT c.customer_id, m.group_index, m.raw_group_index
  FROM current_memberships AS m JOIN customers AS c USING (customer_key)
  WHERE m.as_of = CAST(${asOf} AS DATE)
    AND m.version_id = (SELECT max(version_id) FROM portfolio_versions WHERE portfolio_id = ${portfolioId})
  ORDER BY c.customer_id`
