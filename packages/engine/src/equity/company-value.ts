import type { CompanyValue, EquityMeasure, ValueAssumptions } from '@sabad/contract/schemas/equity'
import { type CompanyAssumptions, companyBridge, leverGain } from '@sabad/stats/kpi/company-value'
import { z } from 'zod'
import { costingReportAt } from '../costing/store.ts'
import { storedValues } from '../kpi/values.ts'
import { measuresOfRun } from '../measures/of-run.ts'
import { currentPublications, type Publication, publicationOf } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { identifier, type Sql, sql } from '../sql/sql.ts'
import { settingsOf } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** What those won in the last 12 months have brought already, on the same basis as what they are still worth. */
const earnedBy: Readonly<Record<EquityMeasure, string>> = {
  clv_residual: 'margin',
  clv_contribution: 'contribution_12m',
}

/** What all customers are worth, how many of them were won in the last 12 months, and what one of those was worth when won. */
export const equityAtDate = (measure: EquityMeasure, publication: Publication): Sql => {
  const earned = earnedBy[measure]
  return sql`
  SELECT coalesce(sum(${identifier(measure)}), 0) AS "presentCustomers", count(*) FILTER (is_new) AS "acquiredPerYear",
         avg(${identifier(measure)} + ${identifier(earned)}) FILTER (is_new) AS "valuePerAcquired"
  FROM (SELECT *, age_days <= 365 AS is_new FROM (${measuresOfRun([measure, earned, 'age_days'], publication)}))`
}

const equityRow = z.object({
  presentCustomers: z.number(),
  acquiredPerYear: z.number(),
  valuePerAcquired: z.number().nullable(),
})

const valueRow = z.object({ value: z.number().nullable() })

async function acquisitionCost(database: Database, asOf: string): Promise<number | null> {
  const [row] = await database.rows(
    storedValues({ versionId: null, group: null, asOf, kpi: 'acquisition_cost' }),
    valueRow,
  )
  return row?.value ?? null
}

/** Costs of 12 months that no customer carries; null where nothing is costed. */
async function overhead(database: Database, asOf: string): Promise<number | null> {
  const report = await costingReportAt(database, asOf)
  return report && report.reconciliation.unassigned + report.reconciliation.unused
}

/** As long as lifetime values look ahead. */
const YEARS = 10

type Suggested = CompanyValue['suggested']

const NOT_KNOWN_HERE = { taxRate: null, otherAssets: null, debt: null }

function assumptionsOf(asked: ValueAssumptions, suggested: Suggested): CompanyValue['assumptions'] {
  const of = (name: keyof ValueAssumptions) => asked[name] ?? suggested[name] ?? 0
  return {
    acquiredPerYear: of('acquiredPerYear'),
    valuePerAcquired: of('valuePerAcquired'),
    costPerAcquired: of('costPerAcquired'),
    years: of('years'),
    overheadPerYear: of('overheadPerYear'),
    taxRate: of('taxRate'),
    otherAssets: of('otherAssets'),
    debt: of('debt'),
  }
}

const levers = ['margin', 'acquired', 'acquisition-cost', 'overhead'] as const

export interface ValueAsked extends ValueAssumptions {
  readonly asOf?: string | undefined
  readonly measure: EquityMeasure
}

/**
 * What the company is worth through its customers, under what people assume and, where they assume nothing, what the
 * data suggest. Only as good as the assumptions, all of which it answers.
 * @throws EngineError refresh.none or movement.date-not-computed
 */
export const companyValue = (workspace: Workspace, { asOf, measure, ...asked }: ValueAsked): Promise<CompanyValue> =>
  workspace.read(async (database) => {
    const publication = publicationOf(await currentPublications(database), asOf)
    const { presentCustomers, ...won } = await database.row(equityAtDate(measure, publication), equityRow)
    const suggested: Suggested = {
      ...NOT_KNOWN_HERE,
      ...won,
      costPerAcquired: await acquisitionCost(database, publication.asOf),
      years: YEARS,
      overheadPerYear: await overhead(database, publication.asOf),
    }
    const { currency, discountRate } = await settingsOf(database)
    const assumptions = assumptionsOf(asked, suggested)
    const assumed: CompanyAssumptions = { ...assumptions, presentCustomers, discountRate }
    return {
      asOf: publication.asOf,
      measure,
      currency,
      discountRate,
      assumptions,
      suggested,
      bridge: companyBridge(assumed),
      levers: levers.map((lever) => ({ lever, change: leverGain(assumed, lever) })),
    }
  })
