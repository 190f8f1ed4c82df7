import { expect, test } from 'vitest'
import { z } from 'zod'
import { currentPublications, publicationOf } from '../../src/portfolio/published.ts'
import { rowOnce } from '../../src/portfolio/rows-once.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, insertFacts, refreshTo, rowOf, withComputed } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2024-12-31'
const drawn = z.object({ drawn: z.number() })

/** A question whose answer says whether it was worked out anew. */
const chance = sql`SELECT random() AS drawn`

const ask = (workspace: Workspace, query = chance): Promise<number> =>
  workspace.read(async (database) => {
    const publication = publicationOf(await currentPublications(database), asOf)
    return (await rowOnce(database, publication, { query, row: drawn })).drawn
  })

const asked = sql`SELECT count(*) AS n FROM surveys WHERE starts_with(what, 'asked ')`

/** What is kept is kept in turn with writers. */
const settled = (workspace: Workspace) => workspace.write(async () => undefined)

async function askTwice(workspace: Workspace): Promise<readonly [number, number]> {
  const first = await ask(workspace)
  await settled(workspace)
  return [first, await ask(workspace)]
}

test(
  'an answer is worked out when it is first asked, and kept until facts or their sums change',
  () =>
    withComputed(simulatedBuyers(40), { asOf, history: 1 }, async (workspace) => {
      const [first, again] = await askTwice(workspace)
      expect(again).toBe(first)
      expect(await ask(workspace, sql`SELECT random() AS drawn WHERE TRUE`)).not.toBe(first)

      await insertFacts(workspace, {}, { earliestOn: null })
      const [imported, kept] = await askTwice(workspace)
      expect(imported).not.toBe(first)
      expect(kept).toBe(imported)

      await execute(workspace, sql`UPDATE summed_months SET last_import = last_import + 1`)
      expect(await ask(workspace)).not.toBe(imported)

      await refreshTo(workspace, asOf, 1)
      const [refreshed, still] = await askTwice(workspace)
      expect(refreshed).not.toBe(imported)
      expect(still).toBe(refreshed)
    }),
  120_000,
)

test(
  'to keep an answer is no writing, and who writes keeps none',
  () =>
    withComputed(simulatedBuyers(40), { asOf, history: 1 }, async (workspace) => {
      const before = workspace.writings()
      await ask(workspace)
      await settled(workspace)
      expect(workspace.writings()).toBe(before + 1)
      expect(await rowOf(workspace, asked)).toEqual({ n: 1 })
      const publication = { runId: 1, asOf }
      await workspace.write((database) =>
        rowOnce(database, publication, { query: sql`SELECT 1.5 AS drawn`, row: drawn }),
      )
      await settled(workspace)
      expect(await rowOf(workspace, asked)).toEqual({ n: 1 })
    }),
  120_000,
)

test(
  'two who ask at once get an answer each, of which one is kept',
  () =>
    withComputed(simulatedBuyers(40), { asOf, history: 1 }, async (workspace) => {
      const both = await Promise.all([ask(workspace), ask(workspace)])
      await settled(workspace)
      expect(both).toContain(await ask(workspace))
      expect(await rowOf(workspace, asked)).toEqual({ n: 1 })
    }),
  120_000,
)
