import type { Phrasebook, Said } from './phrasebook.ts'

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
  'rationale',
])

/** What is edited and saved again goes back as it came: looking at it in another language must not change it. */
const edited: ReadonlySet<string> = new Set([
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

/** Definitions are edited, too. What is translated in them is turned back when they are sent: `untranslateRequest`. */
const definitions: ReadonlySet<string> = new Set(['portfolios.get', 'portfolios.version', 'drafts.get', 'drafts.list'])

/** A worked example becomes a project of whoever opens it, who reads all of it. */
const example = 'market.examples'
const notWords: ReadonlySet<string> = new Set([
  'projectId',
  'segmentId',
  'criterionId',
  'kind',
  'level',
  'decision',
  'chosen',
])

/** Documents that people wrote, inside of answers that hold more. */
const isTheirs = (path: string, name: string) => name === 'document' && path !== 'strategies.draft'

function translate(value: unknown, path: string, said: Said): unknown {
  const isText = (name: string) => (path === example ? !notWords.has(name) : texts.has(name))
  const walk = (one: unknown, name: string): unknown => {
    if (typeof one === 'string') return isText(name) ? said(one) : one
    if (Array.isArray(one)) return one.map((item) => walk(item, name))
    if (!isPlain(one) || isTheirs(path, name)) return one
    return Object.fromEntries(Object.entries(one).map(([key, field]) => [key, walk(field, key)]))
  }
  return walk(value, '')
}

type Sayings = Pick<Phrasebook, 'said' | 'saidReversibly'>

/**
 * An answer of the API with the engine's texts in the reader's language; names, codes and what people wrote stay. `path`
 * names the call: `portfolios.overview`.
 */
export const translateAnswer = <Answer>(answer: Answer, path: string, sayings: Sayings): Answer =>
  // The walk changes texts into texts and nothing else, which no type can say.
  edited.has(path)
    ? answer
    : (translate(answer, path, definitions.has(path) ? sayings.saidReversibly : sayings.said) as Answer)

/** A request whose definition holds the engine's texts in the engine's English again; all else goes as it is. */
export function untranslateRequest(request: unknown, unsaid: Said): unknown {
  if (!isPlain(request) || !isPlain(request.definition)) return request
  return { ...request, definition: translate(request.definition, 'definition', unsaid) }
}
