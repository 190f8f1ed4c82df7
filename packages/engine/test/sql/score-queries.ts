import type { ParetoNbd } from '@sabad/stats/lifetime/pareto-nbd'
import { intervalEnds } from '../../src/snapshot/interval-ends.ts'
import type { SnapshotModels } from '../../src/snapshot/models.ts'
import { baseMargin, scoredSummary } from '../../src/snapshot/score.ts'
import { type Sql, sql } from '../../src/sql/sql.ts'

const pareto: ParetoNbd = {
  kind: 'pareto-nbd',
  version: 1,
  parameters: { r: 0.55, alpha: 10.5, s: 0.6, beta: 11.5 },
  covariance: null,
  fit: { n: 1, logLikelihood: -1, converged: true, iterations: 1, warnings: [] },
}
const none: SnapshotModels = { outcomes: async () => [], alive: null, purchases: null, spend: null, judgement: null }

/** What models foretell of everyone, and the ends of its intervals. */
export function scoreQueries(models: SnapshotModels, asOf: string): Readonly<Record<string, Sql>> {
  const snapshots = sql`SELECT * FROM snapshots WHERE as_of = CAST(${asOf} AS DATE)`
  const rates = { discountRate: 0.1, marginRate: 0.4 }
  const byPareto = { ...models, alive: pareto, purchases: pareto }
  return {
    'base-margin': baseMargin(rates.marginRate),
    'scored-summary': scoredSummary({ models, resolution: 7, ...rates }),
    'scored-summary-without-models': scoredSummary({ models: none, resolution: 1, ...rates }),
    'scored-summary-pareto-nbd': scoredSummary({ models: byPareto, resolution: 7, ...rates }),
    'interval-ends': intervalEnds({ models, resolution: 7, snapshots }),
    'interval-ends-without-models': intervalEnds({ models: none, resolution: 1, snapshots }),
    'interval-ends-pareto-nbd': intervalEnds({ models: byPareto, resolution: 7, snapshots }),
  }
}
