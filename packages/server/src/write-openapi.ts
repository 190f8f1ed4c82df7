import { writeFile } from 'node:fs/promises'
import { openApiDocument } from './openapi.ts'

const target = new URL('../../contract/openapi.json', import.meta.url)

/**
 * Run after a change of the contract; a test says when. `npm run format` then lays the file out as the house does:
 * `npx tsx packages/server/src/write-openapi.ts && npm run format`
 */
await writeFile(target, `${JSON.stringify(await openApiDocument(), null, 2)}\n`)
