import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** Persian and Arabic letters in every weight, 46 KB. Latin ones are the reader's own: pages in Persian hold few. */
const FILE = '@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2'

/** The font of Persian reports as a style that holds it: whoever opens the file needs to have none. */
export async function persianFont(): Promise<string> {
  const bytes = await readFile(createRequire(import.meta.url).resolve(FILE))
  const address = `data:font/woff2;base64,${bytes.toString('base64')}`
  return `@font-face { font-family: "Vazirmatn Variable"; font-weight: 100 900; src: url(${address}) format("woff2"); }
body { font-family: "Vazirmatn Variable", "Noto Sans Arabic", Tahoma, sans-serif; }`
}
