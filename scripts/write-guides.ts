import { writeFile } from 'node:fs/promises'
import { importingGuide } from './importing-guide.ts'
import { portfolioPages } from './portfolio-pages.ts'

/** Writes the pages that are made from the program; `tests/documentation.test.ts` says when to. */
await writeFile(new URL('../docs/guide/importing.md', import.meta.url), importingGuide())
for (const [file, text] of Object.entries(portfolioPages()))
  await writeFile(new URL(`../docs/portfolios/${file}`, import.meta.url), text)
