import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { silent } from '@sabad/engine/runs/progress'
import { refresh } from '@sabad/engine/runs/refresh'
import { join as joined, sql } from '@sabad/engine/sql/sql'
import { createWorkspace } from '@sabad/engine/workspace/workspace'
import { copyOfMadeOnce } from '../../../tests/made-once.ts'
import { testFolder, testServer } from './test-server.ts'

/** Ends of the months that margins are given for, after the first; the first is when customers come. */
export const monthEnds = (months: number): string[] =>
  Array.from({ length: months + 1 }, (_, at) => new Date(Date.UTC(2025, at, 0)).toISOString().slice(0, 10))

const SIZES = ['small', 'large'] as const

const bySize = {
  portfolioId: 'by-size',
  title: 'By size',
  description: 'Small and large',
  tiers: [
    {
      name: 'size',
      title: 'Size',
      measure: 'attributes.size',
      method: { kind: 'categories' as const, values: [['small']] },
      labels: [...SIZES],
      missing: 'unknown',
    },
  ],
  groups: SIZES.map((size) => ({ name: size, title: size, description: size, anyOf: [{ size: [size] }] })),
  rest: { name: 'rest', title: 'Rest', description: 'Size not known' },
}

type Margins = Readonly<Record<(typeof SIZES)[number], readonly number[]>>

async function writeMargins(directory: string, margins: Margins): Promise<void> {
  const workspace = await createWorkspace(directory)
  const days = monthEnds(margins.small.length).map((end) => `${end.slice(0, 8)}15`)
  await workspace.write(async (database) => {
    for (const size of SIZES) {
      await database.execute(sql`INSERT INTO customers (customer_id, attributes, import_id)
        VALUES (${size}, ${JSON.stringify({ size })}, 1)`)
      const orders = days.map((day, at) => {
        const margin = at === 0 ? 0 : (margins[size][at - 1] ?? 0)
        return sql`(${`${size} ${at}`}, ${day}, ${1000 - margin})`
      })
      await database.execute(sql`INSERT INTO orders (order_id, customer_key, ordered_on, amount, cost, import_id)
        SELECT id, customer_key, CAST(day AS DATE), 1000, cost, 1 FROM customers,
               (VALUES ${joined(orders)}) AS told (id, day, cost) WHERE customer_id = ${size}`)
    }
  })
  const months = margins.small.length
  await refresh(workspace, { history: months, asOf: monthEnds(months).at(-1) }, silent)
  await workspace.close()
}

/** One customer in each group, who brings this margin in the middle of each month from January 2025 on. */
export async function marginsServer(margins: Margins) {
  const directory = join(await testFolder(), 'facts')
  const name = `margins-${createHash('sha256').update(JSON.stringify(margins)).digest('hex')}`
  await copyOfMadeOnce({ to: directory, name, fill: (folder) => writeMargins(folder, margins) })
  const server = await testServer({ directory, create: false })
  await server.client.portfolios.add({ definition: bySize })
  return server
}
