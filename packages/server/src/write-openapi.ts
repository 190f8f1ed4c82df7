import { writeFile } from 'node:fs/promises'
import { openApiDocument } from './openapi.ts'

const target = new URL('../../contract/openapi.json', import.meta.url)

/** Run after a change of the contract: `npx tsx packages/server/src/write-openapi.ts`. A test says when. */
await writeFile(target, `${JSON.stringify(await openApiDocument(), null, 2)}\n`)
