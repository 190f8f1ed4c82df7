import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { ParetoNbd } from '@sabad/stats/lifetime/pareto-nbd'
import { answersOf } from '../../src/allocation/answers.ts'
import { contactOutcomes, spentOnGroups } from '../../src/allocation/experiments.ts'
import { worthOfGroups } from '../../src/allocation/response-curves.ts'
import { membersWithMeasures } from '../../src/customers/export.ts'
import { type CustomerQuery, conditions, customersOfPage } from '../../src/customers/list.ts'
import { events } from '../../src/customers/timeline.ts'
import { meansOfGroups } from '../../src/market/segment-facts.ts'
import { levelsOfVariables } from '../../src/market/variable-gain.ts'
import { enrichmentsBy, freshness, valuesOfAttributes, valuesOfMeasures } from '../../src/market/variables.ts'
import { customersByRepeatsAndAge } from '../../src/models/repeat-purchases.ts'
import { momentsOfGroups } from '../../src/movement/drift.ts'
import { movesBetween, sizesAt } from '../../src/movement/history.ts'
import { flows } from '../../src/movement/movement.ts'
import { commonPaths, stepsWithMargin } from '../../src/movement/paths.ts'
import { levelChanges } from '../../src/movement/reasons.ts'
import { datesInGroup } from '../../src/movement/time-in-group.ts'
import { assignment } from '../../src/portfolio/assign.ts'
import { sharedRatings } from '../../src/portfolio/axes/agreement.ts'
import { axisTotals, thinlyRated } from '../../src/portfolio/axes/portfolio-axes.ts'
import type { ScoredTier } from '../../src/portfolio/axes/scored-tiers.ts'
import { ratedCustomers } from '../../src/portfolio/axes/sensitivity.ts'
import { placesAtEnds } from '../../src/portfolio/borders.ts'
import { groupOfEachCell } from '../../src/portfolio/cells.ts'
import { partitionOfEachDate } from '../../src/portfolio/check.ts'
import { crossTable } from '../../src/portfolio/compare-versions.ts'
import { sizesOfGroups } from '../../src/portfolio/discover/discover.ts'
import { profileOfGroup } from '../../src/portfolio/group-page.ts'
import { rfm } from '../../src/portfolio/library/rfm.ts'
import { valueTiers } from '../../src/portfolio/library/value-tiers.ts'
import { groupTotals } from '../../src/portfolio/overview.ts'
import { seriesOfGroups } from '../../src/portfolio/series.ts'
import type { StoredPortfolio } from '../../src/portfolio/store.ts'
import { quantileCuts, shareCuts, weightedQuantileCuts } from '../../src/portfolio/tiers/bands.ts'
import { foundNames } from '../../src/portfolio/variable-names.ts'
import { customersAt } from '../../src/portfolio/variables.ts'
import { marginsByMonth } from '../../src/risk/margins.ts'
import { untouched } from '../../src/runs/staleness.ts'
import {
  type AsOfWindow,
  customersKnownFrom,
  purchaseActivity,
  serviceActivity,
  varietyActivity,
} from '../../src/snapshot/activity.ts'
import { holdoutCells } from '../../src/snapshot/holdout.ts'
import type { SnapshotModels } from '../../src/snapshot/models.ts'
import { sales } from '../../src/snapshot/sales.ts'
import { scoredSummary } from '../../src/snapshot/score.ts'
import { summary } from '../../src/snapshot/summarise.ts'
import { purchasesByDay } from '../../src/snapshot/tracking.ts'
import { type Sql, sql } from '../../src/sql/sql.ts'
import { unflaggedCandidates } from '../../src/strategy/candidates.ts'
import { flagsInForce, flagsOn } from '../../src/strategy/significance.ts'

const asOf = '2024-12-31'
const versionId = 1

const earliest = { versionId, runId: 1, asOf: '2024-10-31' }
const earlier = { versionId, runId: 1, asOf: '2024-11-30' }
const later = { versionId, runId: 2, asOf }

const portfolio: StoredPortfolio = {
  versionId,
  number: 1,
  calibratedAsOf: asOf,
  definition: rfm.definition,
  calibration: { cuts: { recency: [10, 20, 30, 40], frequency: [1, 2, 3, 4] }, nested: {}, merged: {} },
}

const shortAxis: ScoredTier = {
  name: 'commonality',
  title: 'Commonality',
  score: {
    criteria: [{ title: 'Recency', weight: 1, variable: 'recency_days', worst: 365, best: 0 }],
    minimumCoverage: 0.5,
  },
  method: { kind: 'fixed', cuts: [3] },
  labels: ['low', 'high'],
  missing: 'unknown',
}

const valueTiersAt = {
  definition: valueTiers.definition,
  calibration: { cuts: { value: [0, 10, 20, 30] }, nested: {}, merged: {} },
}

const feature = { lower: 0, upper: 900, centre: 3, scale: 2 }
const byCentres: PortfolioDefinition = {
  portfolioId: 'by-centres',
  title: 'By centres',
  description: 'Found in data',
  tiers: [
    {
      name: 'segment',
      title: 'Segment',
      method: {
        kind: 'nearest-centre',
        preparation: {
          features: [
            { variable: 'revenue_12m', logShift: 0, ...feature },
            { variable: 'recency_days', logShift: null, ...feature },
          ],
          components: null,
        },
        centres: [{ at: [0.5, 1.5] }, { at: [-0.5, 0.25] }],
      },
      labels: ['large', 'small'],
      missing: 'unknown',
    },
  ],
  groups: [{ name: 'large', title: 'Large', description: 'Large', anyOf: [{ segment: ['large'] }] }],
  rest: { name: 'rest', title: 'Rest', description: 'Everyone else' },
  hysteresis: { margin: 0.1 },
}

const everything: CustomerQuery = {
  portfolioId: 'rfm',
  group: 'loyal',
  movedFrom: 'new',
  movedSince: '2024-11-30',
  search: "100 % o'clock_",
  flagged: true,
  sort: 'clv_12m',
  descending: true,
  page: 3,
  pageSize: 50,
}

const { search: _, ...unsearched } = everything
const followed: CustomerQuery = { ...unsearched, changedSince: '2024-11-30', enteredSince: '2024-10-31' }

const pareto: ParetoNbd = {
  kind: 'pareto-nbd',
  version: 1,
  parameters: { r: 0.55, alpha: 10.5, s: 0.6, beta: 11.5 },
  covariance: null,
  fit: { n: 1, logLikelihood: -1, converged: true, iterations: 1, warnings: [] },
}

const calibration = { calibratedOn: '2024-06-30', bucket: 2, horizonDays: 184 }

export interface Prepared {
  readonly window: AsOfWindow
  readonly models: SnapshotModels
}

/** Every query of the engine under its name, with values that its users could send. */
export const queries = ({ window, models }: Prepared): Readonly<Record<string, Sql>> => ({
  sales,
  'purchase-activity': purchaseActivity(),
  'variety-activity': varietyActivity(),
  'service-activity': serviceActivity(),
  'customers-known-from': customersKnownFrom(),
  summary: summary(window),
  'scored-summary': scoredSummary({ models, resolution: 7, discountRate: 0.1, marginRate: 0.4 }),
  'scored-summary-without-models': scoredSummary({
    models: { outcomes: [], alive: null, purchases: null, spend: null, judgement: null },
    resolution: 1,
    discountRate: 0.1,
    marginRate: 0.4,
  }),
  'scored-summary-pareto-nbd': scoredSummary({
    models: { ...models, alive: pareto, purchases: pareto },
    resolution: 7,
    discountRate: 0.1,
    marginRate: 0.4,
  }),
  'holdout-cells': holdoutCells(window, calibration, 3),
  'customers-by-repeats-and-age': customersByRepeatsAndAge(asOf),
  'purchases-by-day': purchasesByDay({ ...calibration, every: 3 }, asOf),
  'quantile-cuts': quantileCuts(
    { value: sql`recency_days`, customers: customersAt(['recency_days'], { asOf }) },
    [0.2, 0.8],
  ),
  'weighted-quantile-cuts': weightedQuantileCuts(
    { value: sql`net_price_index`, customers: customersAt(['net_price_index', 'revenue_12m'], { asOf }) },
    [0.5],
    sql`revenue_12m`,
  ),
  'share-cuts': shareCuts({ value: sql`clv_12m`, customers: customersAt(['clv_12m'], { asOf }) }, [0.5, 0.8]),
  'axis-totals': axisTotals([shortAxis], { asOf }),
  'thinly-rated': thinlyRated(shortAxis, { asOf }),
  'rated-customers': ratedCustomers([shortAxis], { asOf }),
  'shared-ratings': sharedRatings('strategic importance: prestige', asOf),
  'places-at-ends': placesAtEnds(valueTiersAt, { asOf }),
  'sampled-customers': customersAt(['revenue'], { asOf, oneIn: 50 }),
  'found-names': foundNames(asOf),
  'cross-table': crossTable(portfolio, portfolio, asOf),
  assignment: assignment(portfolio, asOf),
  'partition-of-each-date': partitionOfEachDate({
    versionId,
    groupOfCell: groupOfEachCell(rfm.definition),
    isSmoothed: false,
  }),
  'assignment-with-hysteresis': assignment({ ...portfolio, definition: byCentres }, asOf),
  'sizes-of-groups': sizesOfGroups(byCentres, asOf),
  'group-totals': groupTotals({ versionId, asOf }),
  'profile-of-group': profileOfGroup({ versionId, asOf, groupIndex: 2 }),
  'series-of-groups': seriesOfGroups(versionId, 11),
  flows: flows(earlier, later),
  'level-changes': levelChanges(portfolio, earlier, later),
  'moves-between': movesBetween(earlier, later),
  'sizes-at': sizesAt([earlier, later]),
  'moments-of-groups': momentsOfGroups(later, ['recency_days', 'purchase_days']),
  'common-paths': commonPaths([earliest, earlier], later, 25),
  'steps-with-margin': stepsWithMargin([earliest, earlier], later),
  'dates-in-group': datesInGroup([earliest, earlier, later]),
  'members-with-measures': membersWithMeasures({ versionId, asOf, groupIndex: null }),
  'members-of-group': membersWithMeasures({ versionId, asOf, groupIndex: 2 }),
  'customers-of-page': customersOfPage(everything, conditions(everything, portfolio, asOf)),
  'customers-who-changed': customersOfPage(followed, conditions(followed, portfolio, asOf)),
  events: events(7, asOf),
  untouched: untouched(),
  'flags-on': flagsOn(asOf),
  'flags-in-force': flagsInForce(asOf),
  'unflagged-candidates': unflaggedCandidates(asOf),
  'values-of-measures': valuesOfMeasures(asOf),
  'values-of-attributes': valuesOfAttributes(asOf),
  'enrichments-by': enrichmentsBy(asOf),
  freshness: freshness(asOf),
  'answers-of': answersOf('rfm'),
  'contact-outcomes': contactOutcomes({ versionId, dates: [earlier, later] }),
  'spent-on-groups': spentOnGroups({ versionId, dates: [earlier, later] }, later),
  'worth-of-groups': worthOfGroups(later),
  'margins-by-month': marginsByMonth({ versionId, dates: [earliest, earlier, later] }),
  'means-of-groups': meansOfGroups({ versionId, asOf, measures: ['recency_days', 'clv_12m'] }),
  'levels-of-variables': levelsOfVariables(['recency_days', 'country', "attribute:o'roast"], {
    asOf,
    measuredOn: '2023-12-31',
    outcome: 'margin-that-came',
  }),
  'levels-of-variables-by-forecast': levelsOfVariables(['recency_days'], {
    asOf,
    measuredOn: asOf,
    outcome: 'forecast',
  }),
})
