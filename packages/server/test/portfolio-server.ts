import { join } from 'node:path'
import type { Job } from '@sabad/contract/schemas/jobs'
import { silent } from '@sabad/engine/runs/progress'
import { refresh } from '@sabad/engine/runs/refresh'
import { sql } from '@sabad/engine/sql/sql'
import { createWorkspace, openWorkspace } from '@sabad/engine/workspace/workspace'
import { copyOfMadeOnce } from '../../../tests/made-once.ts'
import { testFolder, testServer } from './test-server.ts'

/** 300 customers who buy 1 to 12 times in two years, in a pattern without chance. Some names are attacks. */
export async function writeFacts(directory: string): Promise<void> {
  const workspace = await createWorkspace(directory)
  await workspace.write(async (database) => {
    // Facts are summed by the months that imports touched, so that there has to be one.
    await database.execute(sql`INSERT INTO imports (kind, file_name, content_hash, shape, mapping, options, rows, accepted, rejected, replaced, reasons, earliest_on, imported_at)
      VALUES ('orders', 'facts', 'hash', 'shape', '{}', '{}', 300, 300, 0, 0, '{}', DATE '2024-01-01', TIMESTAMP '2030-01-01')`)
    await database.execute(sql`INSERT INTO customers (customer_id, name, country)
      SELECT 'C' || i, CASE i WHEN 1 THEN '=HYPERLINK("http://x","y")' WHEN 2 THEN 'Sari, "Kopi"' ELSE 'Customer ' || i END,
             CASE i % 2 WHEN 0 THEN 'ID' ELSE 'IR' END
      FROM range(300) AS t(i)`)
    await database.execute(sql`INSERT INTO orders (order_id, customer_key, ordered_on, amount, import_id)
      SELECT c.customer_key || '-' || n, c.customer_key,
             DATE '2024-01-01' + CAST((c.customer_key * 37) % 500 + n * (7 + (c.customer_key * 13) % 40) AS INTEGER),
             20 + (c.customer_key * 7 + n * 11) % 90, 1
      FROM customers AS c, range(12) AS t(n) WHERE n <= (c.customer_key * 5) % 12`)
  })
  await workspace.close()
}

/** A server whose workspace has facts and nothing computed yet. */
export async function factsServer() {
  const directory = join(await testFolder(), 'facts')
  await writeFacts(directory)
  return testServer({ directory, create: false })
}

/** A server whose workspace has facts, computed to their last day and some month ends before. */
export async function computedServer(history = 2) {
  const directory = join(await testFolder(), 'facts')
  const fill = async (folder: string) => {
    await writeFacts(folder)
    const workspace = await openWorkspace(folder)
    await refresh(workspace, { history }, silent)
    await workspace.close()
  }
  await copyOfMadeOnce({ to: directory, name: `300-customers-${history}`, fill })
  return testServer({ directory, create: false })
}

type Server = Awaited<ReturnType<typeof factsServer>>

/** Refreshes and answers with every state of the job that was seen. */
export async function refreshed(
  { client }: Pick<Server, 'client'>,
  asked: number | { readonly history: number; readonly asOf?: string | undefined } = 2,
): Promise<Job[]> {
  const { jobId } = await client.refresh.start(typeof asked === 'number' ? { history: asked } : asked)
  const seen: Job[] = []
  for await (const job of await client.jobs.events({ jobId })) seen.push(job)
  return seen
}
