import { apiError } from '@sabad/contract/api-error'
import type { SabadClient } from '@sabad/contract/client'
import type { ImportRecord } from '@sabad/contract/schemas/imports'
import type { KpiDefinition, KpiValues } from '@sabad/contract/schemas/kpi'
import type { PublishedModel } from '@sabad/contract/schemas/models'
import type { Movement } from '@sabad/contract/schemas/movement'
import type { PortfolioOverview } from '@sabad/contract/schemas/portfolios'
import type { WorkspaceSummary } from '@sabad/contract/schemas/workspace'
import type { PortfolioSeries } from '../charts/series-rows.ts'
import { dateBefore } from '../movement/flows.ts'
import { collectProfit, type ReportProfit } from './collect-profit.ts'
import { collectStrategies, type ReportStrategies } from './collect-strategies.ts'

export interface ReportScope {
  readonly portfolioId: string
  /** The day that is reported on; left out, the newest one computed. */
  readonly asOf?: string | undefined
  /** The earlier day it is compared with; left out, the one before. */
  readonly from?: string | undefined
}

/**
 * Everything that a report shows, in the contract's shapes. Nothing in it is dated after `overview.asOf` but imports, and
 * what people decided: strategies stand as they are now.
 */
export interface ReportData {
  readonly workspace: WorkspaceSummary
  readonly overview: PortfolioOverview
  /** The same at the earlier date; null where there is no earlier date. */
  readonly before: PortfolioOverview | null
  /** From the earlier date; null where there is none. */
  readonly movement: Movement | null
  /** From the first date computed; null where that is the earlier date. */
  readonly longest: Movement | null
  readonly series: PortfolioSeries
  readonly profit: ReportProfit
  readonly strategies: ReportStrategies
  readonly keyFigures: { readonly registry: readonly KpiDefinition[]; readonly values: KpiValues }
  readonly models: readonly PublishedModel[]
  /** Newest first. */
  readonly imports: readonly ImportRecord[]
  /** The moment at which all of this was asked for. */
  readonly writtenAt: string
}

/**
 * Whether there is something to report on.
 * @throws what `readError` reads: facts.none or refresh.none
 */
export function requirePublished({ asOfDates, facts }: WorkspaceSummary): void {
  if (asOfDates.length > 0) return
  const hasPurchases = facts.some(({ kind, rows }) => kind.startsWith('order') && rows > 0)
  throw apiError(hasPurchases ? 'refresh.none' : 'facts.none')
}

/** The earlier dates to compare with: the one asked for or else the nearest, and the first of all. */
function earlierDates({ asOfDates }: WorkspaceSummary, asOf: string, asked: string | undefined) {
  if (asked !== undefined && asked >= asOf) {
    throw apiError('request.invalid', { detail: `the earlier date ${asked} does not lie before ${asOf}` })
  }
  const from = asked ?? dateBefore(asOfDates, asOf)
  const first = asOfDates.filter((date) => date < asOf).at(-1)
  return { from, first: first === from ? undefined : first }
}

const until = ({ groups, points }: PortfolioSeries, asOf: string): PortfolioSeries => ({
  groups,
  points: points.filter((point) => point.asOf <= asOf),
})

async function keyFiguresOf(client: SabadClient, scope: { readonly portfolioId: string; readonly asOf: string }) {
  const [registry, values] = await Promise.all([client.kpis.registry(), client.kpis.values(scope)])
  return { registry, values }
}

/** What is told of the portfolio at one date alone. */
async function standingOf(client: SabadClient, scope: Parameters<typeof collectProfit>[1]) {
  const { portfolioId, asOf } = scope
  const [profit, strategies, keyFigures, models] = await Promise.all([
    collectProfit(client, scope),
    collectStrategies(client, { portfolioId, asOf }),
    keyFiguresOf(client, { portfolioId, asOf }),
    client.models.list({ asOf }),
  ])
  return { profit, strategies, keyFigures, models }
}

/**
 * Asks for everything that a report of one portfolio at one date shows.
 * @throws what `readError` reads: facts.none, refresh.none, portfolio.not-found, movement.date-not-computed (a date that
 * was not computed) or request.invalid (`from` not before `asOf`)
 */
export async function collectReport(client: SabadClient, { portfolioId, ...asked }: ReportScope): Promise<ReportData> {
  const workspace = await client.workspace.get()
  requirePublished(workspace)
  const overview = await client.portfolios.overview({ portfolioId, asOf: asked.asOf })
  const { asOf } = overview
  const { from, first } = earlierDates(workspace, asOf, asked.from)
  const movementSince = async (date: string | undefined) =>
    date === undefined ? null : client.portfolios.movement({ portfolioId, from: date, to: asOf })
  const [before, movement, longest, series, standing, imports] = await Promise.all([
    from === undefined ? null : client.portfolios.overview({ portfolioId, asOf: from }),
    movementSince(from),
    movementSince(first),
    client.portfolios.series({ portfolioId }),
    standingOf(client, { portfolioId, asOf, from }),
    client.imports.list(),
  ])
  const writtenAt = new Date().toISOString()
  return {
    workspace,
    overview,
    before,
    movement,
    longest,
    series: until(series, asOf),
    ...standing,
    imports,
    writtenAt,
  }
}
