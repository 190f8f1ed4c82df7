import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { identifier, join, list, sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import {
  execute,
  type Facts,
  insertFacts,
  measuresOf,
  membershipsOf,
  type PlainRow,
  refreshTo,
  rowsOf,
  snapshotOf,
  withWorkspace,
} from '../company.ts'
import { facts, importedAt } from '../random-facts.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'
import { truncated } from '../truncated-facts.ts'

const dates = ['2023-01-31', '2023-12-31', '2024-02-29', '2024-06-30', '2025-02-28'] as const
const DAY = 86_400_000
/** Two month ends lie between the day asked about and the newest one; facts go on after both. */
const newestFor = (asOf: string): string => new Date(Date.parse(asOf) + 75 * DAY).toISOString().slice(0, 10)

const tier = (measure: string, cut: number) => ({
  name: measure.replaceAll('_', '-'),
  title: measure,
  measure,
  method: { kind: 'fixed' as const, cuts: [cut] },
  labels: ['low', 'high'],
  missing: 'unknown',
})

const watched = [
  tier('tenure_days', 200),
  tier('active_contracts', 0),
  tier('response_rate', 0.5),
  tier('return_share', 0.1),
  tier('satisfaction', 5),
]

/** Looks at measures of every kind of fact. */
const watchful: PortfolioDefinition = {
  portfolioId: 'watchful',
  title: 'Watchful',
  description: 'Groups that hang on contracts, answers, returns and tenure',
  tiers: watched,
  groups: [
    { name: 'bound', title: 'Bound', description: 'Under contract', anyOf: [{ 'active-contracts': ['high'] }] },
    {
      name: 'old',
      title: 'Old',
      description: 'Long known',
      anyOf: [{ 'tenure-days': ['high'], satisfaction: ['high'] }],
    },
    {
      // Whoever lacks something has a place, so that facts without it do no harm.
      name: 'lacking',
      title: 'Lacking',
      description: 'Something is not known',
      anyOf: watched.map(({ name }) => ({ [name]: ['unknown'] })),
    },
  ],
  rest: { name: 'rest', title: 'Rest', description: 'Everyone else' },
}

/** A version is a definition, with its cut points, and no fact: it is carried over as it is. */
async function carryDefinitions(from: Workspace, to: Workspace): Promise<void> {
  for (const table of ['portfolios', 'portfolio_versions', 'cost_model_versions'] as const) {
    const name = identifier(table)
    const rows = await rowsOf(from, sql`SELECT * FROM ${name}`)
    if (rows.length === 0) continue
    const values = join(rows.map((row) => sql`(${list(Object.values(row))})`))
    await execute(to, sql`INSERT INTO ${name} VALUES ${values}`)
  }
}

async function answersAt(workspace: Workspace, asOf: string) {
  return {
    snapshot: await snapshotOf(workspace, asOf),
    measures: await measuresOf(workspace, asOf),
    memberships: await membershipsOf(workspace, asOf),
  }
}

/** The answer as of a day given by everything that is known now, and given on the day itself. */
async function bothAnswers(all: Facts, asOf: string) {
  return withWorkspace((now) =>
    withWorkspace(async (onTheDay) => {
      await insertFacts(now, all, { earliestOn: null, importedAt })
      await refreshTo(now, newestFor(asOf), 3)
      await addPortfolio(now, { definition: watchful })
      await carryDefinitions(now, onTheDay)
      await insertFacts(onTheDay, truncated(all, asOf), { earliestOn: null, importedAt })
      await refreshTo(onTheDay, asOf)
      return { now: await answersAt(now, asOf), onTheDay: await answersAt(onTheDay, asOf) }
    }),
  )
}

const firstDay = (all: Facts): string =>
  [...(all.orders ?? []), ...(all.order_lines ?? [])].map((row) => String(row.ordered_on)).sort()[0] ?? '9999'

describe('a question as of an earlier day', () => {
  test(
    'is answered as if nothing had happened since, whatever the facts',
    () =>
      fc.assert(
        fc.asyncProperty(facts, fc.constantFrom(...dates), async (all, asOf) => {
          fc.pre(firstDay(all) <= asOf)
          const { now, onTheDay } = await bothAnswers(all, asOf)
          expect(now).toEqual(onTheDay)
          expect(now.memberships.length).toBeGreaterThan(0)
        }),
        { numRuns: 20 },
      ),
    180_000,
  )
})

const isClose = (a: PlainRow[string], b: PlainRow[string]): boolean =>
  a === b ||
  (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b)))

const differences = (a: readonly PlainRow[], b: readonly PlainRow[]): string[] =>
  a.flatMap((row, index) =>
    Object.keys(row)
      .filter((column) => !isClose(row[column] ?? null, b[index]?.[column] ?? null))
      .map((column) => `${row.customer_id} ${column}: ${row[column]} ${b[index]?.[column]}`),
  )

describe('a question as of an earlier day, where there are models', () => {
  test.each(['2024-02-29', '2024-12-31'])('has the same models, scores and groups: %s', async (asOf) => {
    const { now, onTheDay } = await bothAnswers(simulatedBuyers(700), asOf)
    expect(now.snapshot.filter((row) => row.clv_12m !== null).length).toBeGreaterThan(400)
    expect(now.measures.length).toBe(onTheDay.measures.length)
    expect(differences(now.snapshot, onTheDay.snapshot)).toEqual([])
    expect(differences(now.measures, onTheDay.measures)).toEqual([])
    expect(
      now.memberships.filter((row, index) => JSON.stringify(row) !== JSON.stringify(onTheDay.memberships[index])),
    ).toEqual([])
  })
})
