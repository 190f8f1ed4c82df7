import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'vitest'

const besideTheRepository = fileURLToPath(new URL('../../shared/data', import.meta.url))
const folder = process.env.SABAD_SHARED_DATA ?? besideTheRepository

/**
 * The path of a file or folder of the shared data sets, or undefined when it is not on this machine. The sets are
 * published data that are not ours to redistribute: SABAD_SHARED_DATA names their folder, else it is looked for in
 * `shared/data` beside the repository.
 */
function sharedData(name: string): string | undefined {
  const path = join(folder, name)
  return existsSync(path) ? path : undefined
}

/**
 * A suite of tests that read shared data. Without the data it is skipped, and its title says so; where CI is set it
 * fails instead, because there nobody would notice.
 */
export function describeWithData(name: string, title: string, suite: (path: string) => void): void {
  const path = sharedData(name)
  if (path !== undefined) describe(title, () => suite(path))
  else if (process.env.CI) describe(title, () => test(`needs ${name}`, () => missing(name)))
  else describe.skip(`${title} (skipped: ${name} is not in ${folder})`, () => test('needs the data', () => {}))
}

function missing(name: string): never {
  throw new Error(`${name} is not in ${folder}; set SABAD_SHARED_DATA to the folder of the shared data sets`)
}
