import type { ContractSurvival } from '@sabad/contract/schemas/kpi'
import { type KaplanMeier, kaplanMeier, type SurvivalStep } from '@sabad/stats/lifetime/kaplan-meier'
import { medianLifetime } from '@sabad/stats/lifetime/kaplan-meier-lifetime'
import { survivalEstimate, usualInterval } from '@sabad/stats/lifetime/kaplan-meier-survival'
import { publishedDate } from '../portfolio/published.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { inScope } from './group-scope.ts'
import type { KpiScope } from './values.ts'

interface TenureQuery {
  readonly asOf: string
  /** Before this day ended contracts were not recorded; null: records are complete. */
  readonly recordsFrom: string | null
  readonly whose: Sql
}

/** Whole months from one day to another, a month that has begun counting or not. */
const completeMonths = (from: Sql, to: Sql): Sql => sql`datesub('month', ${from}, ${to})`
const begunMonths = (from: Sql, to: Sql): Sql =>
  sql`(datesub('month', ${from}, ${to}) + CASE WHEN ${from} + to_months(CAST(datesub('month', ${from}, ${to}) AS INTEGER)) < ${to} THEN 1 ELSE 0 END)`

/**
 * Contracts by tenure in months. One that ended counts in the month in which it ended; one that runs on, up to its last
 * complete month; one that ran before the records began, from its next full month on.
 */
export const tenures = ({ asOf, recordsFrom, whose }: TenureQuery): Sql => sql`
  SELECT entry, exit, lost, count(*) AS weight FROM (
    SELECT CASE WHEN started_on < begun THEN ${begunMonths(sql`started_on`, sql`begun`)} ELSE 0 END AS entry,
           CASE WHEN lost = 1 THEN greatest(1, ${begunMonths(sql`started_on`, sql`ended_on`)})
                ELSE ${completeMonths(sql`started_on`, sql`CAST(${asOf} AS DATE)`)} END AS exit, lost
    FROM (SELECT started_on, ended_on, coalesce(CAST(${recordsFrom} AS DATE), started_on) AS begun,
                 CASE WHEN ended_on <= CAST(${asOf} AS DATE) THEN 1 ELSE 0 END AS lost
          FROM contracts WHERE started_on <= CAST(${asOf} AS DATE) AND (ended_on IS NULL OR ended_on >= started_on) AND ${whose})
  ) WHERE exit > entry GROUP BY ALL ORDER BY ALL`

function stepOf(step: SurvivalStep): ContractSurvival['steps'][number] {
  const { se, lower, upper } = survivalEstimate(step, usualInterval)
  return {
    months: step.time,
    atRisk: step.atRisk,
    ended: step.lost,
    hazard: step.lost / step.atRisk,
    survival: step.survival,
    standardError: se,
    lower,
    upper,
  }
}

const ofCurve = (curve: KaplanMeier): Omit<ContractSurvival, 'asOf'> => ({
  contracts: curve.n,
  ended: curve.losses,
  observedMonths: curve.observedUntil,
  steps: curve.steps.map(stepOf),
  medianMonths: medianLifetime(curve).estimate,
  missing: null,
})

const none: Omit<ContractSurvival, 'asOf'> = {
  contracts: 0,
  ended: 0,
  observedMonths: null,
  steps: [],
  medianMonths: null,
  missing: { code: 'no-contracts', params: {} },
}

interface SurvivalAsked extends KpiScope {
  readonly asOf?: string | undefined
  readonly recordsFrom?: string | undefined
}

/** How long contracts last: the share that stays beyond each tenure, and the hazard there. */
export const contractSurvival = (
  workspace: Workspace,
  { asOf, recordsFrom, ...scope }: SurvivalAsked,
): Promise<ContractSurvival> =>
  workspace.read(async (database) => {
    const date = await publishedDate(database, asOf)
    const whose = await inScope(database, scope, date)
    const query = tenures({ asOf: date, recordsFrom: recordsFrom ?? null, whose })
    const data = await database.columns(query, ['entry', 'exit', 'lost', 'weight'])
    return { asOf: date, ...(data.weight.length === 0 ? none : ofCurve(kaplanMeier(data))) }
  })
