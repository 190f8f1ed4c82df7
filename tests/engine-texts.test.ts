import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { catalogueFile, engineTexts } from '../scripts/engine-texts.ts'

it.each(Object.entries(engineTexts()))(
  'the English of %s is what the program says (npm run catalogues)',
  (area, texts) => {
    const file = new URL(`../packages/web/src/locales/en/${area}.json`, import.meta.url)
    expect(readFileSync(file, 'utf8')).toBe(catalogueFile(texts))
  },
)
