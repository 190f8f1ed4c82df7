import { writeFile } from 'node:fs/promises'
import { importingGuide } from './importing-guide.ts'

/** Writes the pages of docs/guide that are made from the program; `tests/documentation.test.ts` says when to. */
await writeFile(new URL('../docs/guide/importing.md', import.meta.url), importingGuide())
