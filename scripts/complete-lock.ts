import { readFile, writeFile } from 'node:fs/promises'
import { missingPlatforms } from './missing-platforms.ts'

/**
 * Adds to package-lock.json what a registry mirror without every platform's packages left out, so that `npm ci` finds
 * lock file and packages in step on every machine: `npm install && npm run lock`.
 */
const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(await readFile(file, 'utf8'))
const packages = { ...lock.packages, ...missingPlatforms(lock.packages) }
const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
await writeFile(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`)
