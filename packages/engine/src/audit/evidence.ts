import type { AuditEvidence } from '@sabad/contract/schemas/audit'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'

/** What the workspace shows of the four dimensions, to be held beside what people say. */
export const countedEvidence = (): Sql => sql`
  WITH last_insights AS (
    SELECT document FROM insight_versions WHERE document ->> 'kind' = 'insight'
    QUALIFY row_number() OVER (PARTITION BY insight_id ORDER BY number DESC) = 1
  )
  SELECT (SELECT count(*) FROM current_publications) AS dates,
         (SELECT max(as_of) FROM current_publications) AS newest,
         (SELECT count(DISTINCT portfolio_id) FROM portfolio_versions) AS portfolios,
         (SELECT count(*) FROM cost_model_versions) AS versions,
         (SELECT count(*) FROM last_insights) AS insights,
         (SELECT count(*) FROM last_insights WHERE document ->> 'state' = 'acted') AS acted,
         (SELECT count(DISTINCT (portfolio_id, group_name)) FROM strategy_versions) AS written,
         (SELECT count(DISTINCT (portfolio_id, group_name)) FROM strategy_steps WHERE step = 'activate') AS activated,
         (SELECT count(DISTINCT campaign) FROM contacts WHERE is_holdout) AS campaigns`

const row = z.object({
  dates: z.number(),
  newest: z.string().nullable(),
  portfolios: z.number(),
  versions: z.number(),
  insights: z.number(),
  acted: z.number(),
  written: z.number(),
  activated: z.number(),
  campaigns: z.number(),
})

export async function auditEvidenceOf(database: Database): Promise<AuditEvidence[]> {
  const { dates, newest, portfolios, versions, insights, acted, written, activated, campaigns } = await database.row(
    countedEvidence(),
    row,
  )
  return [
    { dimension: 'analysis-efforts', code: 'dates', params: { dates, newest: newest ?? '' } },
    { dimension: 'analysis-design', code: 'portfolios', params: { portfolios } },
    { dimension: 'analysis-design', code: 'cost-models', params: { versions } },
    { dimension: 'responsiveness-efforts', code: 'insights', params: { insights, acted } },
    { dimension: 'responsiveness-design', code: 'strategies', params: { written, activated } },
    { dimension: 'responsiveness-design', code: 'holdouts', params: { campaigns } },
  ]
}
