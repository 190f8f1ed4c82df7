import { writeFile } from 'node:fs/promises'
import { catalogueFile, engineTexts } from './engine-texts.ts'

/** Writes the English catalogues that are made from the program; `tests/engine-texts.test.ts` says when to. */
for (const [area, texts] of Object.entries(engineTexts()))
  await writeFile(new URL(`../packages/web/src/locales/en/${area}.json`, import.meta.url), catalogueFile(texts))
