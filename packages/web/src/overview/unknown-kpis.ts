import type { PortfolioOverview } from '@sabad/contract/schemas/portfolios'
import { type Kpi, kpis } from './kpis.ts'

export interface UnknownKpi {
  readonly kpi: Kpi
  /** Code of the reason. */
  readonly missing: string
}

/** What every group that has customers lacks, for one and the same reason: that is said once, not in every row. */
export const unknownKpis = ({ groups, totals }: PortfolioOverview): readonly UnknownKpi[] =>
  kpis.flatMap((kpi) => {
    const peopled = groups.filter(({ customers }) => customers > 0)
    const figures = [totals, ...peopled].map((one) => one.kpis[kpi.name])
    const reasons = new Set(figures.map(({ value, missing }) => (value === null ? missing : null)))
    const [missing] = reasons
    return reasons.size === 1 && missing ? [{ kpi, missing }] : []
  })
