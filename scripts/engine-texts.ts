import { errors } from '../packages/contract/src/errors.ts'
import { kinds } from '../packages/engine/src/facts/kinds.ts'
import { kpiDefinitions } from '../packages/engine/src/kpi/registry.ts'
import { marketExamples } from '../packages/engine/src/market/examples.ts'
import { registeredMeasures } from '../packages/engine/src/measures/registry.ts'
import { particularTexts } from '../packages/engine/src/particular.ts'
import { clauseTexts } from '../packages/engine/src/portfolio/clause.ts'
import { foundTexts } from '../packages/engine/src/portfolio/discover/discover.ts'
import { otherTraits, traitWords } from '../packages/engine/src/portfolio/discover/group-words.ts'
import { library } from '../packages/engine/src/portfolio/library/library.ts'
import { FROM_LIBRARY } from '../packages/engine/src/portfolio/store.ts'
import { outsideTexts } from '../packages/engine/src/portfolio/variables.ts'
import { DRAFTED } from '../packages/engine/src/runs/costing.ts'
import { playbooks } from '../packages/engine/src/strategy/playbook/playbooks.ts'
import appErrors from '../packages/web/src/locales/en/errors.json' with { type: 'json' }

type Entry = readonly [key: string, text: string]
type Texts = Readonly<Record<string, string>>

/** What is said twice is translated once: the first key keeps it. What `known` says already is left out. */
function once(entries: readonly Entry[], known: readonly string[] = []): Texts {
  const said = new Set(known)
  return Object.fromEntries(entries.filter(([, text]) => text !== '' && !said.has(text) && said.add(text)))
}

/** A formula in words; one that only repeats the names of columns is the same in every language. */
const isInWords = (formula: string): boolean => /\p{Ll} \p{Ll}/u.test(formula.replaceAll(/[a-z]+_[a-z_0-9]*/g, ''))

const measures = (): Texts =>
  once(
    registeredMeasures.flatMap(({ name, title, meaning, formula, source, expression }): Entry[] => [
      [`${name}.title`, title],
      [`${name}.meaning`, meaning],
      ...(isInWords(formula) && !expression.includes(formula) ? [[`${name}.formula`, formula] as const] : []),
      [`${name}.source`, source],
    ]),
  )

const keyFigures = (): Texts =>
  once(
    kpiDefinitions.flatMap((kpi): Entry[] => [
      [`${kpi.name}.title`, kpi.title],
      [`${kpi.name}.meaning`, kpi.meaning],
      [`${kpi.name}.formula`, kpi.formula],
      [`${kpi.name}.population`, kpi.population],
      [`${kpi.name}.window`, kpi.window],
      [`${kpi.name}.numerator`, kpi.numerator],
      [`${kpi.name}.denominator`, kpi.denominator],
      [`${kpi.name}.interval`, kpi.interval],
      [`${kpi.name}.source`, kpi.source],
      ...kpi.notes.map((note, at): Entry => [`${kpi.name}.note.${at + 1}`, note]),
    ]),
  )

type Definition = (typeof library)[number]['definition']

/** R5, f1, 31: the same in every language. */
const isWord = (text: string): boolean => /\p{L}{2}/u.test(text)

const tierTexts = ({ portfolioId, tiers }: Definition): Entry[] =>
  tiers.flatMap(({ name, title, labels, missing, score }) => [
    [`${portfolioId}.tier.${name}`, title] as const,
    ...[...labels, missing].filter(isWord).map((label): Entry => [`label.${label}`, label]),
    ...(score?.criteria ?? []).map((one, at): Entry => [`${portfolioId}.tier.${name}.criterion.${at + 1}`, one.title]),
  ])

const groupTexts = ({ portfolioId, groups, rest }: Definition): Entry[] =>
  [...groups, rest]
    .filter(({ title }) => isWord(title))
    .flatMap(({ name, title, description, strategy }) => [
      [`${portfolioId}.group.${name}`, title] as const,
      [`${portfolioId}.group.${name}.description`, description] as const,
      [`${portfolioId}.group.${name}.advice`, strategy?.advice ?? ''] as const,
    ])

/** What managers rate, as the models of the library name it. */
const ratedCriteria = ({ tiers }: Definition): Entry[] =>
  tiers
    .flatMap(({ measure, score, method }) => [
      measure ?? '',
      ...(score?.criteria ?? []).map(({ variable }) => variable),
      ...(method.kind === 'nearest-centre' ? method.preparation.features.map(({ variable }) => variable) : []),
    ])
    .filter((variable) => variable.startsWith('ratings.'))
    .map((variable) => variable.slice('ratings.'.length))
    .map((criterion): Entry => [`rated.${criterion.replaceAll(/[^a-z]+/g, '-')}`, criterion])

/** Names of found groups are put together from these. */
const foundGroupTexts = (): Entry[] => [
  ...Object.entries(foundTexts).map(([key, text]): Entry => [`found.${key}`, text]),
  ...Object.entries(traitWords).flatMap(([measure, [high, low]]): Entry[] => [
    [`trait.${measure}.high`, high],
    [`trait.${measure}.low`, low],
  ]),
  ...Object.entries(otherTraits).map(([key, text]): Entry => [`trait.${key}`, text]),
]

const portfolios = (): Texts =>
  once(
    library
      .flatMap(({ definition, caution, source }): Entry[] => [
        [`${definition.portfolioId}.source`, source],
        [`${definition.portfolioId}.title`, definition.title],
        [`${definition.portfolioId}.description`, definition.description],
        [`${definition.portfolioId}.caution`, caution],
        ...tierTexts(definition),
        ...groupTexts(definition),
        ...ratedCriteria(definition),
      ])
      .concat(
        Object.entries(outsideTexts).map(([key, text]): Entry => [`outside.${key}`, text]),
        foundGroupTexts(),
        [
          ['rationale.library', FROM_LIBRARY.rationale],
          ['rationale.costing', DRAFTED.rationale],
        ],
      ),
    registeredMeasures.map(({ title }) => title),
  )

const playbookTexts = (): Texts =>
  once(
    Object.entries(playbooks).flatMap(([kind, { proposition, goals, actions }]): Entry[] => [
      [`${kind}.offer`, proposition.offer],
      [`${kind}.price`, proposition.price],
      [`${kind}.service-level`, proposition.serviceLevel],
      [`${kind}.channel`, proposition.channel],
      ...goals.map(({ title }, at): Entry => [`${kind}.goal.${at + 1}`, title]),
      ...actions.flatMap(({ title, channel }, at): Entry[] => [
        [`${kind}.action.${at + 1}`, title],
        [`${kind}.action.${at + 1}.channel`, channel],
      ]),
    ]),
  )

const recordFields = (): Texts =>
  once(
    Object.values(kinds).flatMap(({ name, fields }) =>
      fields.map((field): Entry => [`${name}.${field.name}`, field.meaning]),
    ),
  )

/** Texts of a document, by where they stand; its identifiers and codes are none. */
function textsWithin(value: unknown, place: string): Entry[] {
  const name = place.slice(place.lastIndexOf('.') + 1)
  if (typeof value === 'string') return /Id$|^(?:kind|level|decision|chosen)$/.test(name) ? [] : [[place, value]]
  if (Array.isArray(value)) return value.flatMap((one) => textsWithin(one, place))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => textsWithin(one, `${place}.${key}`))
}

/** Numbered where several texts stand at one place. */
function numbered(entries: readonly Entry[]): Entry[] {
  const counts = new Map<string, number>()
  return entries.map(([key, text]) => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return [`${key}.${count}`, text]
  })
}

const examples = (): Texts => {
  const texts = marketExamples.flatMap((example) => textsWithin(example, example.projectId))
  return once(numbered([...new Map(texts.map((entry) => [entry[1], entry])).values()]))
}

/** Sentences of errors that the app says as the API does; for the others it has its own. */
const apiErrors = (): Texts =>
  once(
    Object.entries(errors)
      .filter(([code]) => !Object.hasOwn(appErrors, code))
      .map(([code, { message }]): Entry => [code, message]),
  )

/**
 * The English of the engine and the contract as catalogues, by area: the reference of translators. English is written in
 * the program and nowhere else (decision 0024); these are made from it.
 */
export const engineTexts = (): Readonly<Record<string, Texts>> => ({
  measures: measures(),
  'key-figures': keyFigures(),
  portfolios: portfolios(),
  playbooks: playbookTexts(),
  reasons: { ...clauseTexts },
  'record-fields': recordFields(),
  'market-examples': examples(),
  'api-errors': apiErrors(),
  particulars: particularTexts,
})

/** An area as its file holds it. */
export const catalogueFile = (texts: Texts): string => `${JSON.stringify(texts, null, 2)}\n`
