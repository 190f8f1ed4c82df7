import { IntlMessageFormat } from 'intl-messageformat'
import particulars from '../locales/en/particulars.json' with { type: 'json' }
import reasons from '../locales/en/reasons.json' with { type: 'json' }
import { english } from './catalogues.ts'
import { engineEnglish } from './engine-english.ts'
import type { Catalogue } from './load-translation.ts'

const plain = 'aceginosuyzACEGINOSUYZ'
const accented = 'åçéĝîñöšûýžÅÇÉĜÎÑÖŠÛÝŽ'

const withAccents = (text: string): string =>
  [...text].map((letter) => accented[plain.indexOf(letter)] ?? letter).join('')

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

const numberStyle = (style: unknown): string => (typeof style === 'string' ? `, ${style}` : '')

/** A part of a message, written again as ICU reads it: names of places stay, words get accents. */
function rewritten(element: Element): string {
  switch (element.type) {
    case 0:
      return withAccents(element.value).replaceAll(/[{}]/g, "'$&'")
    case 2:
      return `{${element.value}, number${numberStyle(element.style)}}`
    case 5:
    case 6: {
      const kind = element.type === 5 ? 'select' : 'plural'
      const arms = Object.entries(element.options).map(
        ([arm, { value }]) => `${arm} {${value.map(rewritten).join('')}}`,
      )
      return `{${element.value}, ${kind}, ${arms.join(' ')}}`
    }
    case 7:
      return '#'
    default:
      return `{${'value' in element ? element.value : ''}}`
  }
}

/** Half as long again, as translations may be, and between brackets, so that what is cut off shows. */
const longer = (text: string, length: number): string => `[${text}${'·'.repeat(Math.ceil(length / 2))}]`

const pseudo = (message: string): string => {
  const parts = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()
  return longer(parts.map(rewritten).join(''), Math.min(message.length, 60))
}

/** English made strange: see `PSEUDO`. */
export const pseudoLocale = (): Catalogue =>
  Object.fromEntries(
    Object.entries({ ...english, ...engineEnglish, particulars, reasons }).map(([area, texts]) => [
      area,
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, pseudo(text)])),
    ]),
  )
