import { currentPublications, type Publication, publicationOf } from '../portfolio/published.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'

export interface MovementBetween {
  readonly portfolioId: string
  /** Left out: the date before `to`. */
  readonly from?: string | undefined
  /** Left out: the newest date. */
  readonly to?: string | undefined
}

/** Two published dates and the portfolio that is followed from one to the other. */
export interface Between {
  readonly portfolio: StoredPortfolio
  readonly from: Publication
  readonly to: Publication
}

/** Published dates up to one that is asked for (left out, the newest), oldest first. */
export interface Until {
  readonly last: Publication
  readonly earlier: readonly Publication[]
}

/** @throws EngineError refresh.none or movement.date-not-computed */
export async function publishedUntil(database: Database, asOf: string | undefined): Promise<Until> {
  const all = await currentPublications(database)
  const last = publicationOf(all, asOf)
  return { last, earlier: all.filter((one) => one.asOf < last.asOf) }
}

/**
 * What movement is asked about; where only one date is published, from it to itself.
 * @throws EngineError refresh.none, movement.date-not-computed or portfolio.not-found
 */
export async function between(database: Database, { portfolioId, from, to }: MovementBetween): Promise<Between> {
  const { last, earlier } = await publishedUntil(database, to)
  const first = from === undefined ? (earlier.at(-1) ?? last) : publicationOf(await currentPublications(database), from)
  return { portfolio: await currentPortfolio(database, portfolioId), from: first, to: last }
}
