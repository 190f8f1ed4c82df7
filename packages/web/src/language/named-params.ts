import { said } from './phrasebook.ts'

type Params = Readonly<Record<string, unknown>>

/**
 * Where what the API calls by a name of its own has one that people say, by the name of the parameter: area, and what
 * stands before and after the name in the key. Only areas that the page has are asked: an error is shown where it arose.
 */
const places: Readonly<Record<string, readonly [area: string, before: string, after: string]>> = {
  kind: ['data', 'kind.', ''],
  kinds: ['data', 'kind.', ''],
  fields: ['data', 'field.', ''],
  field: ['data', 'field.', ''],
  measure: ['measures', '', '.title'],
  measures: ['measures', '', '.title'],
  outcome: ['measures', '', '.title'],
  kpi: ['key-figures', '', '.title'],
  kpis: ['key-figures', '', '.title'],
  step: ['strategy', 'step.', ''],
  possible: ['strategy', 'step.', ''],
  status: ['strategy', 'status.', ''],
  state: ['insights', 'state.', ''],
  method: ['discover', 'method.', ''],
  reason: ['errors', 'left-out.', ''],
  answer: ['resources', 'answer.', ''],
  earlier: ['resources', 'answer.', ''],
  source: ['costing', 'measured.source.', ''],
  count: ['costing', 'count.', ''],
}

/** The text of a key; null where no catalogue has it. */
type Named = (key: string) => string | null

/** Parameters of a sentence with names as people say them; what has no such name stays. */
export const named = (params: Params, name: Named): Params =>
  Object.fromEntries(
    Object.entries(params).map(([param, value]) => {
      const place = places[param]
      if (!place) return [param, value]
      const [area, before, after] = place
      const one = (part: unknown) =>
        typeof part === 'string' ? (name(`${area}:${before}${part}${after}`) ?? said(part)) : part
      return [param, Array.isArray(value) ? value.map(one) : one(value)]
    }),
  )
