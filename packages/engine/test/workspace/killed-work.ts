import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { importFile } from '../../src/intake/import-file.ts'
import { silent } from '../../src/runs/progress.ts'
import { refresh } from '../../src/runs/refresh.ts'
import { sql } from '../../src/sql/sql.ts'
import { examine } from '../../src/workspace/doctor.ts'
import { createWorkspace, openWorkspace, type Workspace } from '../../src/workspace/workspace.ts'
import { membershipsOf, rowOf, rowsOf, snapshotOf, temporaryFolder } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

export type Command = 'import' | 'refresh'

const script = fileURLToPath(new URL('./work-until-killed.ts', import.meta.url))
const asOf = '2024-12-31'

function writeOrders(path: string, customers: number): void {
  const rows = simulatedBuyers(customers).orders ?? []
  const lines = rows.map((row) => [row.order_id, row.customer_id, row.ordered_on, row.amount, row.cost].join(','))
  writeFileSync(path, ['order_id,customer_id,date,amount,cost', ...lines, ''].join('\n'))
}

const importOrders = (workspace: Workspace, path: string) =>
  importFile(workspace, { path, fileName: 'orders.csv', kind: 'orders' })

const perform = (workspace: Workspace, command: Command, path: string): Promise<unknown> =>
  command === 'import' ? importOrders(workspace, path) : refresh(workspace, { asOf, history: 2 }, silent)

/** All that a customer of the workspace could see of the work, and none of when it was done. */
async function outcome(workspace: Workspace): Promise<string> {
  const facts = await rowOf(
    workspace,
    sql`SELECT count(*) AS orders, CAST(bit_xor(hash(customer_id, order_id, ordered_on, amount, cost)) AS VARCHAR) AS hash,
               (SELECT count(*) FROM customers) AS customers, (SELECT count(*) FROM imports) AS imports
        FROM orders JOIN customers USING (customer_key)`,
  )
  const dates = await rowsOf(workspace, sql`SELECT as_of, customers FROM current_publications ORDER BY as_of`)
  const answers = await Promise.all(
    dates.map(async ({ as_of }) => [
      await snapshotOf(workspace, String(as_of)),
      await membershipsOf(workspace, String(as_of)),
    ]),
  )
  return JSON.stringify({ facts, dates, answers })
}

interface Task {
  readonly command: Command
  readonly path: string
}

/** A process that is ready for the work: starting one takes longer than the work. */
const startWorker = ({ command, path }: Task) =>
  spawn(process.execPath, ['--import', 'tsx', script, command, path], { stdio: ['pipe', 'pipe', 'inherit'] })

/** Has the work done; without a delay it is left to finish. Returns the milliseconds it took. */
async function work(child: ReturnType<typeof startWorker>, directory: string, delay?: number): Promise<number> {
  const exit = once(child, 'exit')
  child.stdin.write(directory)
  await once(child.stdout, 'data')
  const start = performance.now()
  if (delay !== undefined) {
    await Promise.race([wait(delay), exit])
    child.kill('SIGKILL')
  }
  await exit
  return performance.now() - start
}

export interface KillTrial {
  readonly delay: number
  readonly failedChecks: readonly string[]
  /** What was there after the kill: all of the work, or nothing of it. */
  readonly found: 'before' | 'after' | 'between'
  /** Whether doing the work again led to what undisturbed work leads to. */
  readonly repeated: boolean
}

async function inspect(directory: string, { command, path }: Task, ends: readonly [string, string]) {
  const workspace = await openWorkspace(directory, { threads: 2 })
  try {
    const { checks } = await examine(workspace)
    const now = await outcome(workspace)
    await perform(workspace, command, path)
    const [before, after] = ends
    return {
      failedChecks: checks.filter(({ ok, name }) => !ok && name !== 'disk').map(({ finding }) => finding),
      found: now === after ? ('after' as const) : now === before ? ('before' as const) : ('between' as const),
      repeated: (await outcome(workspace)) === after,
    }
  } finally {
    await workspace.close()
  }
}

/**
 * Kills the work at moments spread over the time that it takes undisturbed, each in a fresh copy of the workspace. They
 * are closer together at the beginning: on a machine that is faster by then, the later ones come when all is done.
 */
export async function killTrials(command: Command, kills: number, customers: number): Promise<KillTrial[]> {
  const folder = temporaryFolder()
  const task = { command, path: join(folder, 'orders.csv') }
  const base = join(folder, 'base')
  writeOrders(task.path, customers)
  const first = await createWorkspace(base)
  if (command === 'refresh') await importOrders(first, task.path)
  const before = await outcome(first)
  await first.close()
  cpSync(base, join(folder, 'undisturbed'), { recursive: true })
  const duration = await work(startWorker(task), join(folder, 'undisturbed'))
  const undisturbed = await openWorkspace(join(folder, 'undisturbed'))
  const after = await outcome(undisturbed)
  await undisturbed.close()
  const trials: KillTrial[] = []
  let ready = startWorker(task)
  for (let kill = 0; kill < kills; kill++) {
    const directory = join(folder, `killed-${kill}`)
    const delay = duration * ((kill + 0.5) / kills) ** 2
    cpSync(base, directory, { recursive: true })
    await work(ready, directory, delay)
    ready = startWorker(task)
    trials.push({ delay, ...(await inspect(directory, task, [before, after])) })
    rmSync(directory, { recursive: true, force: true })
  }
  ready.kill()
  rmSync(folder, { recursive: true, force: true })
  return trials
}
