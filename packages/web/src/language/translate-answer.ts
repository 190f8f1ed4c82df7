import type { Said } from './phrasebook.ts'

/** Where the engine puts texts of its own into answers. Names, codes, labels and texts of customers stand elsewhere. */
const texts: ReadonlySet<string> = new Set([
  'title',
  'tierTitle',
  'portfolioTitle',
  'description',
  'advice',
  'caution',
  'meaning',
  'formula',
  'indexFormula',
  'source',
  'population',
  'window',
  'numerator',
  'denominator',
  'interval',
  'notes',
  'offer',
  'price',
  'serviceLevel',
  'channel',
])

/** What is edited and saved again goes back as it came: looking at it in another language must not change it. */
const edited: ReadonlySet<string> = new Set([
  'portfolios.get',
  'portfolios.version',
  'drafts.get',
  'drafts.list',
  'market.get',
  'market.list',
  'market.analysis',
  'costing.model',
  'costing.draft',
  'costing.versions',
  'insights.list',
])

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Documents that people wrote, inside of answers that hold more. */
const isTheirs = (path: string, name: string) => name === 'document' && path !== 'strategies.draft'

function translate(value: unknown, path: string, said: Said): unknown {
  const walk = (one: unknown, name: string): unknown => {
    if (typeof one === 'string') return texts.has(name) ? said(one) : one
    if (Array.isArray(one)) return one.map((item) => walk(item, name))
    if (!isPlain(one) || isTheirs(path, name)) return one
    return Object.fromEntries(Object.entries(one).map(([key, field]) => [key, walk(field, key)]))
  }
  return walk(value, '')
}

/**
 * An answer of the API with the engine's texts in the reader's language; names, codes and what people wrote stay. `path`
 * names the call: `portfolios.overview`.
 */
export const translateAnswer = <Answer>(answer: Answer, path: string, said: Said): Answer =>
  // The walk changes texts into texts and nothing else, which no type can say.
  edited.has(path) ? answer : (translate(answer, path, said) as Answer)
