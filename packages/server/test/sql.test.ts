import { createClient } from '@sabad/contract/client'
import { contract } from '@sabad/contract/contract'
import { readError } from '@sabad/contract/read-error'
import { silent } from '@sabad/engine/runs/progress'
import { refresh } from '@sabad/engine/runs/refresh'
import { sql, trusted } from '@sabad/engine/sql/sql'
import { tracedQueries } from '@sabad/engine/sql/traced'
import type { Workspace } from '@sabad/engine/workspace/workspace'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { withDemo } from '../../engine/test/demo-workspace.ts'
import { createApp, defaultOrigin } from '../src/app.ts'

const anyRow = z.record(z.string(), z.unknown())
const token = 'token'

const clientOf = (workspace: Workspace) => {
  const app = createApp({ workspace, token })
  return createClient({ origin: defaultOrigin, token, fetch: app.fetch })
}

/** Every call of the contract by its name, with its method. */
function calls(of: object, name = ''): readonly { readonly call: string; readonly method: string }[] {
  const own = Object.getOwnPropertyDescriptor(of, '~orpc')?.value
  if (own) return [{ call: name, method: own.route.method }]
  return Object.entries(of).flatMap(([key, part]) => calls(part, name === '' ? key : `${name}.${key}`))
}

const reading = [
  ...calls(contract).flatMap(({ call, method }) => (method === 'GET' && !call.startsWith('jobs.') ? [call] : [])),
  'risk',
  'portfolios.preview',
]

/** Looked up in the program, or in what people wrote and not in what the data say. */
const withoutFigures = new Set([
  'measures.list',
  'kpis.registry',
  'measures.sql',
  'portfolios.sql',
  'portfolios.list',
  'portfolios.get',
  'portfolios.versions',
  'portfolios.version',
  'market.examples',
  // Managers rate no axis of the portfolio that is asked about.
  'portfolios.axes',
  'imports.list',
  'refresh.runs',
])

/** What this company has none of: a market project, a draft, a cost model saved twice, a strategy. */
const absent = new Set([
  'market.get',
  'market.analysis',
  'market.gain',
  'drafts.get',
  'costing.version',
  'costing.compare',
  'strategies.monitoring',
  'strategies.perceivedValue',
])

test('every answer of the API tells the queries behind its figures, and each of them runs as it is', () =>
  withDemo('b2c', 400, async (workspace) => {
    await refresh(workspace, { history: 13 }, silent)
    const client = clientOf(workspace)
    const { definition } = await client.portfolios.get({ portfolioId: 'starter' })
    const { groups } = await client.portfolios.overview({ portfolioId: 'starter' })
    const { rows } = await client.customers.list({ portfolioId: 'starter' })
    const anything = {
      portfolioId: 'starter',
      other: 'rfm',
      group: groups[0]?.name,
      customerId: rows[0]?.customerId,
      kpi: 'repeat_rate',
      x: 'clv_12m',
      y: 'recency_days',
      quadrant: 'passive',
      importId: 1,
      number: 1,
    }
    const special: Readonly<Record<string, object>> = {
      'measures.sql': { measure: 'clv_12m' },
      'equity.value': {},
      risk: { portfolioId: 'starter' },
      'portfolios.preview': { definition },
      'portfolios.compareVersions': { portfolioId: 'starter', one: 1, other: 1 },
    }
    const silentCalls: string[] = []
    const faults: string[] = []
    for (const call of reading) {
      if (absent.has(call)) continue
      const input = { ...(special[call] ?? anything) }
      try {
        const { statements } = await client.sql({ call, input })
        if (statements.length === 0) silentCalls.push(call)
        await workspace.read(async (database) => {
          for (const statement of statements) await database.rows(trusted(statement.sql), anyRow)
        })
      } catch (error) {
        faults.push(`${call}: ${readError(error).message}`)
      }
    }
    expect(faults).toEqual([])
    expect(silentCalls.toSorted()).toEqual([...withoutFigures].toSorted())
  }))

test('queries that differ in their values alone are told once, the last of them', async () => {
  const told = await tracedQueries(async () => undefined)
  expect(told).toEqual([])
  await withDemo('b2c', 50, async (workspace) => {
    const traced = await tracedQueries(() =>
      workspace.read(async (database) => {
        for (const day of ['2026-01-31', '2026-02-28', '2026-02-28'])
          await database.rows(sql`SELECT count(*) FROM orders WHERE ordered_on <= CAST(${day} AS DATE)`, anyRow)
        await database.rows(sql`SELECT max(run_id) FROM publications`, anyRow)
      }),
    )
    expect(traced).toEqual([
      { sql: "SELECT count(*) FROM orders WHERE ordered_on <= CAST('2026-02-28' AS DATE)", alike: 1 },
    ])
  })
})

test.each(['portfolios.add', 'refresh.start', 'jobs.events', 'constructor', 'toString', 'portfolios', ''])(
  'nothing but figures can be asked for: %s is refused',
  (call) =>
    withDemo('b2c', 20, async (workspace) => {
      const refused = await clientOf(workspace)
        .sql({ call, input: {} })
        .catch((error: unknown) => readError(error))
      expect(refused).toMatchObject({ code: 'sql.no-question', params: { call } })
    }),
)
