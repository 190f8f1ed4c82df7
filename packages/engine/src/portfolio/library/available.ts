import type { PortfolioLibrary, ReadyPortfolio as Shown } from '@sabad/contract/schemas/portfolio-library'
import type { PortfolioSummary } from '@sabad/contract/schemas/portfolios'
import { z } from 'zod'
import { EngineError } from '../../errors.ts'
import type { Database } from '../../sql/database.ts'
import { identifier, sql } from '../../sql/sql.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { isPreparedForMissing } from '../check-against-data.ts'
import { variablesOf } from '../levels.ts'
import { noValues } from '../no-values.ts'
import { publishedDates } from '../published.ts'
import { addPortfolio, currentPortfolios, FROM_LIBRARY } from '../store.ts'
import { kindOf } from '../tiers/kinds.ts'
import type { Tier } from '../tiers/tier-kind.ts'
import { readBy } from '../tiers/value.ts'
import { customersAt, titleOf } from '../variables.ts'
import { type Known, knownOf, knownToLibrary } from './known.ts'
import { library } from './library.ts'
import type { ReadyPortfolio } from './ready-portfolio.ts'

/** How much of what a tier reads has to be known: of a score what it says itself, of a nearest centre half. */
const neededShare = ({ score, measure }: Tier): number => score?.minimumCoverage ?? (measure === undefined ? 0.5 : 1)

const weightOf = ({ score }: Tier, variable: string): number =>
  score?.criteria.find((criterion) => criterion.variable === variable)?.weight ?? 1

/** What keeps a tier from having values; empty where enough of what it reads is known. */
function lackingOf(tier: Tier, known: Known): readonly string[] {
  const variables = tier.score ? readBy(tier) : kindOf(tier).variables(tier)
  const missing = variables.filter((name) => (known[name] ?? 0) === 0)
  const sum = (names: readonly string[]) => names.reduce((total, name) => total + weightOf(tier, name), 0)
  const isReached = 1 - sum(missing) / sum(variables) >= neededShare(tier) - 1e-9
  return isReached ? [] : missing
}

/** Tiers that nobody has a value of, unless a rule has a use for those without one. */
function lackingTiers({ definition }: ReadyPortfolio, known: Known): Shown['lacking'] {
  return definition.tiers.flatMap((tier) => {
    const variables = isPreparedForMissing({ definition }, tier) ? [] : [...lackingOf(tier, known)]
    return variables.length === 0 ? [] : [{ tier: tier.name, title: tier.title, variables }]
  })
}

interface Shelf {
  readonly known: Known
  readonly added: ReadonlySet<string>
}

const shown = (ready: ReadyPortfolio, { known, added }: Shelf): Shown => ({
  ...ready,
  variables: variablesOf(ready.definition).map((name) => ({
    name,
    title: titleOf(name),
    customers: known[name] ?? 0,
  })),
  lacking: lackingTiers(ready, known),
  isAdded: added.has(ready.definition.portfolioId),
})

/** Every ready portfolio, and whether it can be added to this workspace now. */
export const readLibrary = (workspace: Workspace): Promise<PortfolioLibrary> =>
  workspace.read(async (database) => {
    const [asOf = null] = await publishedDates(database)
    const added = new Set((await currentPortfolios(database)).map(({ definition }) => definition.portfolioId))
    const { customers, known } = asOf ? await knownToLibrary(database, asOf) : { customers: 0, known: {} }
    return { asOf, customers, portfolios: library.map((ready) => shown(ready, { known, added })) }
  })

const alikeRow = z.object({ alike: z.boolean().nullable() })

/** Half of a volume lies on neither side where all are at one value: everyone would be called low (domain 1.6 c). */
async function checkDiffering(database: Database, { name, measure, method }: Tier, asOf: string): Promise<void> {
  if (method.kind !== 'weighted-quantile' || measure === undefined) return
  const value = identifier(measure)
  const { alike } = await database.row(
    sql`SELECT min(${value}) = max(${value}) AS alike FROM (${customersAt([measure], { asOf })})`,
    alikeRow,
  )
  if (alike) throw new EngineError('portfolio.nobody-differs', { measure, asOf, tier: name })
}

export interface FromLibrary {
  readonly portfolioId: string
  readonly author?: string | undefined
  readonly rationale?: string | undefined
}

/**
 * Adds a ready portfolio, cut on the newest date.
 * @throws EngineError portfolio.not-in-library, refresh.none, portfolio.no-values where a tier has too little to go by, or
 *   portfolio.nobody-differs where all customers are the same
 */
export async function addFromLibrary(workspace: Workspace, wanted: FromLibrary): Promise<PortfolioSummary> {
  const ready = library.find(({ definition }) => definition.portfolioId === wanted.portfolioId)
  if (!ready) {
    const portfolios = library.map(({ definition }) => definition.portfolioId)
    throw new EngineError('portfolio.not-in-library', { portfolioId: wanted.portfolioId, portfolios })
  }
  await workspace.read(async (database) => {
    const [asOf] = await publishedDates(database)
    if (!asOf) throw new EngineError('refresh.none')
    const { known } = await knownOf(database, variablesOf(ready.definition), asOf)
    const [lacking] = lackingTiers(ready, known)
    if (lacking) throw noValues({ tier: { name: lacking.tier }, variables: lacking.variables, asOf })
    for (const tier of ready.definition.tiers) await checkDiffering(database, tier, asOf)
  })
  const { author = FROM_LIBRARY.author, rationale = FROM_LIBRARY.rationale } = wanted
  return addPortfolio(workspace, { definition: ready.definition, author, rationale })
}
