import type { GroupPart, PartSearch, SearchedGroup } from '@sabad/contract/schemas/campaigns'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { adjustedPValues } from '@sabad/stats/uplift/benjamini-hochberg'
import type { ContactEffect } from '@sabad/stats/uplift/contact-effect'
import { z } from 'zod'
import { isSensitive } from '../market/taxonomy.ts'
import { publishedUntil } from '../movement/dates.ts'
import { namedGroups } from '../movement/movement.ts'
import type { Publication } from '../portfolio/published.ts'
import { answerOnce } from '../portfolio/rows-once.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import { variablesAt } from '../portfolio/variable-list.ts'
import { readVariable } from '../portfolio/variables.ts'
import { refuseElsewhere } from '../sources/refuse-elsewhere.ts'
import type { Database } from '../sql/database.ts'
import { identifier, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { isDiscountKnown } from './campaign-sums.ts'
import type { EffectsAsked } from './effects.ts'
import { type BinSums, bestOf, LEAST_IN_A_PART, type TestedPart, testedPart } from './found-parts.ts'
import { proposalOf } from './split-proposal.ts'
import {
  binSums,
  type Candidate,
  CONTACTS,
  contactCounts,
  contactDates,
  keepTable,
  type TrialQuery,
  trialContacts,
  trialValues,
  VALUES,
} from './trial-contacts.ts'

/** The share of proposals that may be false. */
const FALSE_SHARE = 0.1
/** Customers that take part: more would tell effects no company can act on. */
const MOST_CUSTOMERS = 500_000
/** Measures at a time: their values lie side by side in a table. */
const AT_A_TIME = 12
/** Texts that are told apart, the commonest; the others are one. */
const MOST_TEXTS = 12

export interface PartsAsked extends EffectsAsked {
  readonly seed: number
}

/** Ends of intervals say nothing that their middle does not; what is the same for all divides nobody. */
const isCandidate = ({ name, distinct }: PortfolioVariable): boolean => distinct > 1 && !/_(lower|upper)$/.test(name)

const candidateOf = ({ name, type, texts }: PortfolioVariable): Candidate => ({
  name,
  texts: type === 'text' ? texts.slice(0, MOST_TEXTS).map(({ text }) => text) : null,
})

const binRow = z.object({
  place: z.number(),
  group: z.number(),
  half: z.number(),
  bin: z.number(),
  isHoldout: z.boolean(),
  cuts: z.array(z.number()).nullable(),
  n: z.number(),
  weight: z.number(),
  sum: z.number(),
  weightSquares: z.number(),
  squareWeightedSum: z.number(),
  squares: z.number(),
})
const dateRow = z.object({ asOf: z.string() })
const countRow = z.object({ group: z.number(), contacted: z.number(), heldOut: z.number() })
type Counts = z.infer<typeof countRow>

interface Looked {
  readonly counts: readonly Counts[]
  /** The best part of each group. */
  readonly parts: ReadonlyMap<number, TestedPart>
}

/** Parts by some measures, as sums of their bins tell them. */
function partsOf(candidates: readonly Candidate[], rows: readonly BinSums[]): [number, TestedPart][] {
  const groups = [...new Set(rows.map(({ group }) => group))]
  return candidates.flatMap((candidate, place) =>
    groups.flatMap((group) => {
      const part = testedPart(
        candidate,
        rows.filter((row) => row.place === place && row.group === group),
      )
      return part ? [[group, part] as [number, TestedPart]] : []
    }),
  )
}

/** Looks through every measure in every group; what it draws stays in tables of the connection, and goes with them. */
export async function lookForParts(
  database: Database,
  query: TrialQuery,
  candidates: readonly Candidate[],
): Promise<Looked> {
  await keepTable(database, CONTACTS, trialContacts(query))
  const counts = await database.rows(contactCounts, countRow)
  const dates = (await database.rows(contactDates, dateRow)).map(({ asOf }) => asOf)
  const found: [number, TestedPart][] = []
  for (let first = 0; first < candidates.length && dates.length > 0; first += AT_A_TIME) {
    const some = candidates.slice(first, first + AT_A_TIME)
    await keepTable(database, VALUES, trialValues({ ...query, candidates: some, dates }))
    found.push(...partsOf(some, await database.rows(binSums(some), binRow)))
  }
  for (const name of [CONTACTS, VALUES]) await database.execute(sql`DROP TABLE IF EXISTS ${identifier(name)}`)
  const groups = [...new Set(found.map(([group]) => group))]
  const parts = groups.flatMap((group) => {
    const best = bestOf(found.filter(([of]) => of === group).map(([, part]) => part))
    return best ? [[group, best] as const] : []
  })
  return { counts, parts: new Map(parts) }
}

const interval = ({ value, lower, upper }: ContactEffect) => ({ value, lower, upper })

function told(found: TestedPart, { of, adjusted }: { of: PortfolioVariable; adjusted: number }): GroupPart {
  const { candidate, condition, sizes, part, rest, difference, pValue } = found
  return {
    variable: candidate.name,
    title: of.title,
    unit: of.unit,
    isDated: readVariable(candidate.name)?.kind !== 'attribute',
    condition,
    part: { ...sizes.part, net: interval(part) },
    rest: { ...sizes.rest, net: interval(rest) },
    difference: interval(difference),
    pValue,
    adjusted,
  }
}

const keptSearch = z.object({
  counts: z.array(countRow),
  parts: z.array(z.object({ group: z.number(), part: z.custom<TestedPart>((value) => typeof value === 'object') })),
})

interface Search {
  readonly query: TrialQuery
  readonly portfolio: StoredPortfolio
  readonly last: Publication
  readonly candidates: readonly PortfolioVariable[]
  readonly sensitive: readonly PortfolioVariable[]
}

async function searchOf(database: Database, asked: PartsAsked): Promise<Search> {
  await refuseElsewhere(database, ['contacts'])
  const { last, earlier } = await publishedUntil(database, asked.asOf)
  const portfolio = await currentPortfolio(database, asked.portfolioId)
  const { variables, customers } = await variablesAt(database, last.asOf)
  const useful = variables.filter(isCandidate)
  const query: TrialQuery = {
    versionId: portfolio.versionId,
    dates: [...earlier, last],
    windowDays: asked.windowDays,
    isDiscountKnown: await isDiscountKnown(database, last),
    seed: asked.seed,
    oneIn: Math.max(1, Math.ceil(customers / MOST_CUSTOMERS)),
    unit: portfolio.definition.unit ?? 'customer',
  }
  const sensitive = useful.filter(({ name }) => isSensitive(name))
  return { query, portfolio, last, sensitive, candidates: useful.filter((one) => !sensitive.includes(one)) }
}

/** Figures and texts of the data are kept; titles are those of the program that is asked. */
function lookedOnce(database: Database, { query, last, candidates }: Search) {
  const all = candidates.map(candidateOf)
  const work = async () => {
    const { counts, parts } = await lookForParts(database, query, all)
    return { counts: [...counts], parts: [...parts].map(([group, part]) => ({ group, part })) }
  }
  return answerOnce(database, last, { queries: [trialContacts(query), binSums(all)], schema: keptSearch, work })
}

/** One test a group, adjusted for all of them. */
function testedGroups({ portfolio, last, candidates }: Search, found: z.infer<typeof keptSearch>): SearchedGroup[] {
  const adjusted = adjustedPValues(found.parts.map(({ part }) => part.pValue))
  const parts = found.parts.flatMap(({ group, part }, place) => {
    const of = candidates.find(({ name }) => name === part.candidate.name)
    return of ? [{ group, part: told(part, { of, adjusted: adjusted[place] ?? 1 }) }] : []
  })
  return namedGroups(portfolio.definition).map((group) => {
    const part = parts.find((one) => one.group === group.index)?.part ?? null
    const size = found.counts.find((one) => one.group === group.index)
    const stands = part !== null && part.adjusted <= FALSE_SHARE && part.difference.value > 0
    return {
      ...group,
      contacted: size?.contacted ?? 0,
      heldOut: size?.heldOut ?? 0,
      found: part,
      stands,
      proposal: stands ? proposalOf(portfolio.definition, { group, part, asOf: last.asOf }) : null,
    }
  })
}

/**
 * Looks in every group for a part that answers campaigns better: found in one half of the customers, estimated and tested
 * in the other half alone, one test a group, of which at most a tenth may be false (docs/decisions/0034).
 * @throws EngineError refresh.none, movement.date-not-computed, portfolio.not-found or source.not-here
 */
export const searchParts = (workspace: Workspace, asked: PartsAsked): Promise<PartSearch> =>
  workspace.read(async (database) => {
    const search = await searchOf(database, asked)
    const { query, portfolio, last, candidates, sensitive } = search
    return {
      portfolioId: asked.portfolioId,
      version: portfolio.number,
      asOf: last.asOf,
      windowDays: query.windowDays,
      seed: query.seed,
      oneIn: query.oneIn,
      leastOnASide: LEAST_IN_A_PART,
      falseShare: FALSE_SHARE,
      variables: candidates.length,
      sensitive: sensitive.map(({ name, title }) => ({ name, title })),
      groups: testedGroups(search, await lookedOnce(database, search)),
    }
  })
