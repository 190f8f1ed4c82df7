import { isParticular } from '@sabad/contract/schemas/particulars'
import { listIn } from './format.ts'

type Params = Readonly<Record<string, unknown>>

export interface Saying {
  /** The text of a key, with its places filled. */
  readonly say: (key: string, params: Params) => string
  readonly has: (key: string) => boolean
  readonly language: string
}

/** Particulars of errors; and findings of a costing, which an error may repeat. */
const areas = ['particulars', 'costing']

/**
 * What an error says at one of its places, in the reader's language; in the server's English where the catalogue does not
 * know the code, as in English itself. ICU messages know no lists: what is many is written as one.
 */
function spokenPart(part: unknown, saying: Saying): unknown {
  if (Array.isArray(part)) {
    const parts = part.map((one) => String(spokenPart(one, saying)))
    return part.some(isParticular) ? parts.join('; ') : listIn(saying.language, parts)
  }
  if (!isParticular(part)) return part
  const key = areas.map((area) => `${area}:${part.code}`).find(saying.has)
  return key === undefined ? part.message : saying.say(key, spoken(part.params, saying))
}

/** What is many is written as one. */
export const joined = (params: Params, language: string): Params =>
  spoken(params, { say: (key) => key, has: () => false, language })

/** The parameters of a sentence, each as it stands in it. */
export const spoken = (params: Params, saying: Saying): Params =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, spokenPart(value, saying)]))
