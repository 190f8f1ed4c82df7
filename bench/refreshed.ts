import { existsSync } from 'node:fs'
import { cp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openWorkspace, workspaceFile } from '../packages/engine/src/workspace/workspace.ts'
import { cache } from './data.ts'

/** A copy, for the named work, of a workspace that another work has left. */
export async function openCopy(from: string, work: string) {
  const left = join(cache, from)
  if (!existsSync(left)) throw new Error(`There is no ${from} yet: npm run bench -- import-parquet refresh history.`)
  const directory = join(cache, work)
  await rm(directory, { recursive: true, force: true })
  await cp(left, directory, { recursive: true })
  // Half a gigabyte that is still on its way to the disk would be waited for by what is measured.
  const file = await open(workspaceFile(directory))
  await file.datasync()
  await file.close()
  return openWorkspace(directory, { memoryLimit: '2200MB', threads: 2 })
}

/** A copy of the workspace that `refresh` has computed, or `history` with earlier month ends. */
export const openRefreshed = (work: string, monthEnds = 0) => openCopy(`refresh-${monthEnds}`, work)

/** Ten measures of what customers did and are worth. */
export const tenMeasures = [
  'recency_days',
  'purchase_days',
  'purchase_days_12m',
  'age_days',
  'observed_lifetime_days',
  'revenue',
  'revenue_12m',
  'mean_purchase',
  'clv_12m',
  'probability_alive',
] as const
