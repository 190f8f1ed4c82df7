import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listPortfolios } from '../../src/portfolio/store.ts'
import { silent } from '../../src/runs/progress.ts'
import { refresh } from '../../src/runs/refresh.ts'
import { sql } from '../../src/sql/sql.ts'
import { examine } from '../../src/workspace/doctor.ts'
import { createWorkspace, openWorkspace, type Workspace } from '../../src/workspace/workspace.ts'
import { execute, insertFacts, refreshTo, rowOf, temporaryFolder, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

/** What readers are told, and never what is merely stored: in one query, so that it is of one moment. */
const told = (workspace: Workspace) =>
  rowOf(
    workspace,
    sql`SELECT (SELECT count(*) FROM current_publications) AS dates, (SELECT count(*) FROM snapshot) AS customers,
               (SELECT count(*) FROM current_memberships) AS memberships, (SELECT count(*) FROM portfolio_versions) AS versions,
               (SELECT max(run_id) FROM current_publications) AS run, (SELECT max(run_id) FROM runs) AS finished`,
  )

const stored = sql`SELECT (SELECT count(*) FROM snapshots) + (SELECT count(*) FROM memberships) + (SELECT count(*) FROM fitted_models) AS n`

/** Refreshes, and looks at the workspace from outside when the given stage begins. */
async function whenStageBegins<T>(workspace: Workspace, stage: string, look: () => Promise<T>): Promise<T> {
  let looked: Promise<T> | undefined
  const report = (begun: string) => {
    if (begun === stage) looked ??= look()
  }
  await refresh(workspace, { asOf: '2024-12-31', history: 2 }, { ...silent, report })
  if (!looked) throw new Error(`there is no stage ${stage}`)
  return looked
}

describe('a run that is going on', () => {
  test.each(['snapshot', 'assign'])('is not seen by readers when its stage %s begins', (stage) =>
    withFacts(simulatedBuyers(200), async (workspace) => {
      await refreshTo(workspace, '2024-06-30')
      const before = await told(workspace)
      expect(await whenStageBegins(workspace, stage, () => told(workspace))).toEqual(before)
      expect(await told(workspace)).toMatchObject({ dates: 4, run: 2, finished: 2 })
    }),
  )

  test('gives doctor nothing to complain of', () =>
    withFacts(simulatedBuyers(200), async (workspace) => {
      const during = await whenStageBegins(workspace, 'assign', () => examine(workspace))
      expect(during.checks.filter(({ ok, name }) => !ok && name !== 'disk')).toEqual([])
    }))

  test('leaves nothing behind when it is cancelled on the last step', () =>
    withFacts(simulatedBuyers(200), async (workspace) => {
      const cancel = new AbortController()
      const report = (stage: string) => {
        if (stage === 'publish') cancel.abort()
      }
      const request = { asOf: '2024-12-31', history: 1 }
      await expect(refresh(workspace, request, { report, signal: cancel.signal })).rejects.toMatchObject({
        code: 'job.cancelled',
      })
      expect(await rowOf(workspace, stored)).toEqual({ n: 0 })
      expect(await listPortfolios(workspace)).toEqual([])
      expect((await refreshTo(workspace, '2024-12-31', 1)).asOfDates).toHaveLength(2)
    }))
})

test('what a killed run wrote is taken back when the workspace is opened', async () => {
  const directory = join(temporaryFolder(), 'company')
  const workspace = await createWorkspace(directory, { threads: 2 })
  await insertFacts(workspace, simulatedBuyers(200), { earliestOn: null })
  await refreshTo(workspace, '2024-12-31')
  const published = await rowOf(workspace, stored)
  await execute(workspace, sql`INSERT INTO snapshots SELECT * REPLACE (run_id + 1 AS run_id) FROM snapshots`)
  await execute(workspace, sql`INSERT INTO memberships SELECT * REPLACE (run_id + 1 AS run_id) FROM memberships`)
  await execute(workspace, sql`INSERT INTO fitted_models SELECT * REPLACE (run_id + 1 AS run_id) FROM fitted_models`)
  expect(Number((await rowOf(workspace, stored)).n)).toBe(2 * Number(published.n))
  await workspace.close()
  const opened = await openWorkspace(directory)
  expect(await rowOf(opened, stored)).toEqual(published)
  await opened.close()
})
