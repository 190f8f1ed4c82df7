import type { CostModel } from '@sabad/contract/schemas/cost-model'
import type { ActivityCosting } from '@sabad/contract/schemas/costing'
import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { answersOf } from '../../src/allocation/answers.ts'
import { contactOutcomes, spentOnGroups } from '../../src/allocation/experiments.ts'
import { worthOfGroups } from '../../src/allocation/response-curves.ts'
import { apportioned } from '../../src/costing/apportioned.ts'
import { costBase, costTotals } from '../../src/costing/base.ts'
import { groupsOfBoth } from '../../src/costing/compare.ts'
import { salesOfWindows } from '../../src/costing/gather.ts'
import { ledgerSums } from '../../src/costing/ledger.ts'
import { measuredCostSum } from '../../src/costing/measured.ts'
import { profitMeasures, profits } from '../../src/costing/profits.ts'
import { sumOfSteps } from '../../src/costing/report.ts'
import type { CostWindow } from '../../src/costing/window.ts'
import { densityCells, endsOfPlaces, placesOfCustomers, pointsOfPlaces } from '../../src/customers/density.ts'
import type { Following } from '../../src/customers/followed.ts'
import { linksOfAccount, reachOfAccount } from '../../src/customers/links.ts'
import { type CustomerQuery, countOfCustomers, customersOfPage } from '../../src/customers/list.ts'
import { newNameKeys, staleNameKeys } from '../../src/customers/name-keys.ts'
import { contractsToRenew, standingOfCustomer } from '../../src/customers/next-actions.ts'
import { events } from '../../src/customers/timeline.ts'
import { budgetOfCustomers, budgetSums } from '../../src/equity/budget.ts'
import { equityAtDate } from '../../src/equity/company-value.ts'
import { equityFlows } from '../../src/equity/flows.ts'
import { budgetsOfCustomers } from '../../src/exports/budget.ts'
import { membersWithMeasures } from '../../src/exports/customers.ts'
import { inlineRows } from '../../src/exports/inline-rows.ts'
import { cohortCells, cohortCellsOfFacts } from '../../src/kpi/cohorts.ts'
import { answerFacts, contractFacts, estimatedWallets, walletFacts } from '../../src/kpi/customer-facts.ts'
import { sumsOfCells } from '../../src/kpi/customer-sums.ts'
import { marketingCosts } from '../../src/kpi/marketing-costs.ts'
import { followedRatings, outcomesByRating, rankCorrelations } from '../../src/kpi/satisfaction-chain.ts'
import { optionalFacts } from '../../src/kpi/sources.ts'
import { tenures } from '../../src/kpi/survival.ts'
import { storedValues } from '../../src/kpi/values.ts'
import { meansOfGroups } from '../../src/market/segment-facts.ts'
import { levelsOfVariables } from '../../src/market/variable-gain.ts'
import { enrichmentsBy, freshness } from '../../src/market/variables.ts'
import { customersByRepeatsAndAge } from '../../src/models/repeat-purchases.ts'
import { momentsOfGroups } from '../../src/movement/drift.ts'
import { flows, storedFlows } from '../../src/movement/flows.ts'
import { membersAt } from '../../src/movement/members.ts'
import { countedMoves, movesBetween, storedMoves } from '../../src/movement/moves.ts'
import { pathsWithMargin } from '../../src/movement/paths.ts'
import { levelChanges } from '../../src/movement/reasons.ts'
import { datesInGroup, stayedInGroup } from '../../src/movement/time-in-group.ts'
import { assignment } from '../../src/portfolio/assign.ts'
import { sharedRatings } from '../../src/portfolio/axes/agreement.ts'
import { axisTotals, thinlyRated } from '../../src/portfolio/axes/portfolio-axes.ts'
import type { ScoredTier } from '../../src/portfolio/axes/scored-tiers.ts'
import { ratedCustomers } from '../../src/portfolio/axes/sensitivity.ts'
import { figuresOfBase, storedBase } from '../../src/portfolio/base-figures.ts'
import { knownBuyers, rowsAtEnd } from '../../src/portfolio/border-ends.ts'
import { placesAtEnds } from '../../src/portfolio/borders.ts'
import { groupOfEachCell } from '../../src/portfolio/cells.ts'
import { partitionOfEachDate } from '../../src/portfolio/check.ts'
import { crossTable } from '../../src/portfolio/compare-versions.ts'
import { sizesOfGroups } from '../../src/portfolio/discover/discover.ts'
import { meansOfEachGroup, meansOfGroup } from '../../src/portfolio/group-means.ts'
import { storedTotals, totalsOfGroups } from '../../src/portfolio/group-totals.ts'
import { rfm } from '../../src/portfolio/library/rfm.ts'
import { valueTiers } from '../../src/portfolio/library/value-tiers.ts'
import { unitsOfGroups } from '../../src/portfolio/overview.ts'
import { flowsFromPublished, previewCells } from '../../src/portfolio/preview.ts'
import { runnersUp } from '../../src/portfolio/runner-up.ts'
import type { StoredPortfolio } from '../../src/portfolio/store.ts'
import { quantileCuts, shareCuts, weightedQuantileCuts } from '../../src/portfolio/tiers/bands.ts'
import { foundNames } from '../../src/portfolio/variable-names.ts'
import { customersAt } from '../../src/portfolio/variables.ts'
import { profitAtDates, profitFlows, profitOfGroups } from '../../src/profit/by-group.ts'
import {
  countOfPlane,
  cutsOfSide,
  gridOfPlane,
  largestOfPlane,
  placedCounts,
  placedCustomers,
  quadrantsOfPlane,
} from '../../src/profit/plane.ts'
import { anyValue } from '../../src/profit/profit-measure.ts'
import { extremeCustomers, profitCells } from '../../src/profit/whale.ts'
import { marginsByMonth } from '../../src/risk/margins.ts'
import { asManyAsRecorded, untouched } from '../../src/runs/staleness.ts'
import { holdoutCells, sampled } from '../../src/snapshot/holdout.ts'
import type { SnapshotModels } from '../../src/snapshot/models.ts'
import { sales } from '../../src/snapshot/sales.ts'
import { carriedSummary, changedCustomers, summary } from '../../src/snapshot/summarise.ts'
import { purchasesByDay } from '../../src/snapshot/tracking.ts'
import { type AsOfWindow, windowOf } from '../../src/snapshot/window.ts'
import { type Sql, sql } from '../../src/sql/sql.ts'
import { largestCustomers } from '../../src/strategy/candidates.ts'
import { readingsOfGroups } from '../../src/strategy/monitoring/kpi-readings.ts'
import { figuresOfGroups, flaggedOfGroups } from '../../src/strategy/plan/figures.ts'
import { ratingsOfGroup } from '../../src/strategy/plan/needs-fit.ts'
import { lastRatings } from '../../src/strategy/plan/perceived-value.ts'
import { flaggedMembers } from '../../src/strategy/plan/protected-members.ts'
import { contactCost } from '../../src/strategy/plan/win-back.ts'
import { flagsInForce, flagsOn } from '../../src/strategy/significance.ts'
import { purchaseActivity, serviceActivity } from '../../src/sums/activity.ts'
import { firstDays, purchases, services } from '../../src/sums/kept-sums.ts'
import { campaignQueries } from './campaign-queries.ts'
import { scoreQueries } from './score-queries.ts'

const asOf = '2024-12-31'
const versionId = 1
const wordsOfGroups = {
  names: inlineRows({ group_index: 'INTEGER', group: 'VARCHAR', group_title: 'VARCHAR' }, [
    { group_index: 0, group: 'loyal', group_title: 'Loyal' },
  ]),
  reasons: inlineRows({ cell: 'INTEGER', reason: 'VARCHAR' }, [{ cell: 0, reason: 'bought "often"' }]),
}

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
const gone: CustomerQuery = { ...unsearched, path: '2024-10-31:-,2024-11-30:new' }
const following: Following = {
  portfolio,
  on: (date) => [earliest, earlier].find((at) => at.asOf === date) ?? later,
}

const compiledCentres = { definition: byCentres, calibration: portfolio.calibration }
const membersLater = membersAt(following.on(asOf))
const seconds = runnersUp(compiledCentres, { asOf, members: membersLater }) ?? sql``

const everySource = {
  contracts: true,
  answers: true,
  attributes: true,
  enrichments: true,
  shareRatings: true,
  costs: true,
  costings: true,
}
const kpiWindow = { asOf, yearAgo: '2023-12-31' }
const chain = { ratedUntil: '2023-12-31', asOf, answer: 'rated' as const, byMonths: false }
const cutsOfPlane = { price: 0.9, cost: 0.2 }
const spansOfPlane = { price: { from: 0.75, to: 1, steps: 10 }, cost: { from: 0, to: 1.2, steps: 12 } }

/** Drivers of every source, filtered and not; time with extra time; costs of their own; receivables by attribute. */
export const costed: CostModel = {
  pools: [],
  activities: [
    {
      name: 'orders',
      pool: 'desk',
      step: 'order-cost',
      driver: { count: 'orders', where: [{ column: 'channel', values: ["o'shop", 'Web'], except: true }] },
      minutes: {
        base: 8,
        extra: [
          {
            driver: { count: 'interactions', where: [{ column: 'kind', values: ['packing'], except: false }] },
            minutes: 15,
          },
          { driver: { count: 'new-customers', where: [] }, minutes: -5 },
        ],
      },
      share: null,
    },
    {
      name: 'mailings',
      pool: 'mail',
      step: 'marketing',
      driver: { count: 'contacts', where: [] },
      minutes: null,
      share: null,
    },
  ],
  direct: [{ account: 'bonus', step: 'rebates' }],
  measured: [
    { source: 'interactions', where: [], step: 'service' },
    { source: 'shipping', where: [], step: 'delivery' },
  ],
  financing: { days: 30, attribute: "payment's days", costOfCapital: 0.08 },
}

export const costWindow: CostWindow = { asOf, after: '2023-12-31', afterBucket: 0, upTo: 1 }

const activityCost = { quantity: 2, minutes: 3, unitCost: 0.4, cost: 1, customers: 1, minutesEach: null }
const activities: readonly ActivityCosting[] = costed.activities.map((activity) => ({
  ...activity,
  ...activityCost,
  rate: 0.25,
  per: 'minute',
}))

const calibration = { calibratedOn: '2024-06-30', horizonDays: 184 }

const someMonths = { first: '2024-10-01', last: '2024-12-01' }

const cutAt = (name: string, isNumber: boolean) => ({ name, isNumber })

export interface Prepared {
  readonly window: AsOfWindow
  readonly models: SnapshotModels
}

/** Every query of the engine under its name, with values that its users could send. */
export const queries = ({ window, models }: Prepared): Readonly<Record<string, Sql>> => ({
  sales,
  'purchase-sums': purchases.make(someMonths),
  'service-sums': services.make(someMonths),
  'first-days': firstDays.make(someMonths),
  'purchase-activity': purchaseActivity({ cuts: ['2024-06-15', asOf] }),
  'service-activity': serviceActivity({ cuts: ['2024-06-15'] }),
  summary: summary(window),
  'changed-customers': changedCustomers(windowOf(earlier.asOf), window, earlier),
  'carried-summary': carriedSummary,
  ...scoreQueries(models, asOf),
  'holdout-cells': holdoutCells({ ...calibration, comparedUntil: asOf, every: 3 }),
  'customers-by-repeats-and-age': customersByRepeatsAndAge(asOf),
  'purchases-by-day': purchasesByDay({ calibratedOn: calibration.calibratedOn, asOf, whose: sampled(3) }),
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
  'known-buyers': knownBuyers(valueTiersAt.definition, asOf),
  'known-buyers-of-units': knownBuyers({ ...valueTiersAt.definition, unit: 'parent' }, asOf),
  'rows-at-end': rowsAtEnd(valueTiersAt.definition, asOf, 'low'),
  'rows-at-end-of-units': rowsAtEnd({ ...valueTiersAt.definition, unit: 'parent' }, asOf, 'high'),
  'places-at-ends': placesAtEnds(valueTiersAt, asOf, {
    middle: 'border_middle',
    low: 'border_low',
    high: 'border_high',
  }),
  'sampled-customers': customersAt(['revenue'], { asOf, oneIn: 50 }),
  'preview-cells': previewCells(portfolio, { asOf, oneIn: 50 }),
  'flows-from-published': flowsFromPublished(portfolio, { asOf }, versionId),
  'found-names': foundNames(asOf),
  'runners-up': seconds,
  'runners-up-of-page': runnersUp(compiledCentres, { asOf, members: membersLater, customerKeys: [7, 9] }) ?? sql``,
  'cross-table': crossTable(portfolio, portfolio, asOf),
  assignment: assignment(portfolio, asOf),
  'partition-of-each-date': partitionOfEachDate({
    versionId,
    groupOfCell: groupOfEachCell(rfm.definition),
    isSmoothed: false,
  }),
  'assignment-with-hysteresis': assignment({ ...portfolio, definition: byCentres }, asOf),
  'sizes-of-groups': sizesOfGroups(byCentres, asOf),
  'totals-of-groups': totalsOfGroups({ publication: later, versionIds: [versionId, versionId + 1] }),
  'stored-totals': storedTotals(versionId),
  'figures-of-base': figuresOfBase(later),
  'stored-base': storedBase(later),
  'means-of-group': meansOfGroup(later, 2),
  'means-of-each-group': meansOfEachGroup(later),
  'units-of-groups': unitsOfGroups({ versionId, asOf }, 'topmost'),
  flows: flows(earlier, later),
  'stored-flows': storedFlows(versionId, { from: earlier, to: later }),
  'level-changes': levelChanges(portfolio, earlier, later),
  'moves-between': movesBetween(earlier, later),
  'counted-moves': countedMoves(earlier, later, 1024),
  'stored-moves': storedMoves(versionId),
  'moments-of-groups': momentsOfGroups(later, ['recency_days', 'purchase_days']),
  'paths-with-margin': pathsWithMargin([earliest, earlier], later),
  'dates-in-group': datesInGroup([earliest, earlier, later]),
  'stayed-in-group': stayedInGroup(
    later,
    [
      { from: earliest, to: earlier },
      { from: earlier, to: later },
    ],
    1024,
  ),
  'members-with-measures': membersWithMeasures({ versionId, asOf, groupIndex: null, seconds, ...wordsOfGroups }),
  'members-of-group': membersWithMeasures({ versionId, asOf, groupIndex: 2, seconds, ...wordsOfGroups }),
  'customers-of-page': customersOfPage(everything, following, asOf),
  'customers-by-name': customersOfPage({ ...unsearched, sort: 'name', language: 'fa' }, following, asOf),
  'stale-name-keys': staleNameKeys(7),
  'new-name-keys': newNameKeys(7),
  'customers-who-changed': customersOfPage(followed, following, asOf),
  'customers-of-path': customersOfPage(gone, following, asOf),
  'count-of-customers': countOfCustomers(unsearched, following, asOf),
  'count-of-customers-searched': countOfCustomers(everything, following, asOf),
  events: events(7, asOf),
  untouched: untouched(false),
  'untouched-of-whole': untouched(true),
  'as-many-as-recorded': asManyAsRecorded,
  'flags-on': flagsOn(asOf),
  'flags-in-force': flagsInForce(asOf),
  'largest-customers': largestCustomers(asOf),
  'readings-of-groups': readingsOfGroups({ versionId, from: '2024-01-31', until: asOf, kpis: ['repeat_rate', 'nps'] }),
  'figures-of-groups': figuresOfGroups(later),
  'flagged-of-groups': flaggedOfGroups(later),
  'ratings-of-group': ratingsOfGroup({ versionId, groupIndex: 2, asOf }),
  'flagged-members': flaggedMembers({ versionId, groupIndex: 2, asOf }),
  'optional-facts': optionalFacts(),
  'contract-facts': contractFacts(kpiWindow),
  'answer-facts': answerFacts(kpiWindow),
  'wallet-facts': walletFacts(asOf, everySource),
  'estimated-wallets': estimatedWallets(asOf),
  'marketing-costs': marketingCosts(kpiWindow),
  'sums-of-cells': sumsOfCells({ publication: later, versionIds: [versionId, 2], sources: everySource }),
  'stored-values': storedValues({ versionId, group: null, asOf, kpi: null }),
  tenures: tenures({ asOf, recordsFrom: '2023-01-01', whose: sql`TRUE` }),
  'cohort-cells': cohortCells({ asOf, period: 'quarter', whose: sql`TRUE` }, later),
  'cohort-cells-of-facts': cohortCellsOfFacts({ asOf, period: 'quarter', whose: sql`TRUE` }),
  'followed-ratings': followedRatings(chain),
  'followed-ratings-by-months': followedRatings({ ...chain, byMonths: true }),
  'outcomes-by-rating': outcomesByRating,
  'rank-correlations': rankCorrelations,
  'enrichments-by': enrichmentsBy(asOf),
  freshness: freshness(asOf),
  'answers-of': answersOf('rfm'),
  'standing-of-customer': standingOfCustomer({ ...later, versionId, key: 1 }),
  'contracts-to-renew': contractsToRenew({ key: 1, asOf }),
  ...campaignQueries({ versionId, dates: [earlier, later] }),
  'contact-outcomes': contactOutcomes({ versionId, dates: [earlier, later] }),
  'spent-on-groups': spentOnGroups({ versionId, dates: [earlier, later] }, later),
  'worth-of-groups': worthOfGroups(later),
  'margins-by-month': marginsByMonth({ versionId, dates: [earliest, earlier, later] }),
  'means-of-groups': meansOfGroups({ versionId, asOf, measures: ['recency_days', 'clv_12m'] }),
  'levels-of-variables': levelsOfVariables(
    [cutAt('recency_days', true), cutAt('country', false), cutAt("attributes.o'roast", false)],
    {
      asOf,
      measuredOn: '2023-12-31',
      outcome: 'margin-that-came',
    },
  ),
  'levels-of-variables-by-forecast': levelsOfVariables([cutAt('recency_days', true)], {
    asOf,
    measuredOn: asOf,
    outcome: 'forecast',
  }),
  'sales-of-windows': salesOfWindows(costed),
  'ledger-sums': ledgerSums(costWindow),
  'cost-base': costBase(costed, costWindow),
  'cost-totals': costTotals(costed),
  profits: profits({ model: costed, activities, marginRate: 0.4, asOf }),
  'profit-measures': profitMeasures(1, asOf),
  'sum-of-steps': sumOfSteps(sql`customer_profits`),
  apportioned: apportioned({ model: costed, activities, rows: sql`customer_profits`, asOf }),
  'measured-cost-sum': measuredCostSum(
    { source: 'contacts', where: [], step: 'marketing' },
    { ...costWindow, customerKey: 7 },
  ),
  'groups-of-both': groupsOfBoth(versionId, asOf),
  'any-value': anyValue('contribution_12m', later),
  'profit-cells': profitCells({ measure: 'contribution_12m', publication: later }),
  'profit-cells-of-group': profitCells({
    measure: 'clv_credit_adjusted',
    publication: later,
    members: { versionId, groupIndex: 2 },
  }),
  'customers-losing-most': extremeCustomers({ measure: 'margin_12m', publication: later }, 'losers', 10),
  'profit-of-groups': profitOfGroups('contribution_12m', later),
  'profit-at-dates': profitAtDates('contribution_12m', [earlier, later]),
  'profit-flows': profitFlows('contribution_12m', earlier, later),
  'equity-flows': equityFlows('clv_residual', earlier, later),
  'equity-at-date': equityAtDate('clv_contribution', later),
  'budget-of-customers': budgetOfCustomers(later),
  'budget-sums': budgetSums(later),
  'budgets-of-customers': budgetsOfCustomers(
    later,
    inlineRows({ group_index: 'INTEGER', group: 'VARCHAR', group_title: 'VARCHAR' }, [
      { group_index: 0, group: 'loyal', group_title: 'Loyal' },
    ]),
  ),
  'contact-cost': contactCost(asOf),
  'last-ratings': lastRatings({ portfolioId: 'rfm', group: 'champions' }, asOf),
  'links-of-account': linksOfAccount(7, { versionId, asOf }),
  'reach-of-account': reachOfAccount(7, { versionId, asOf }),
  'places-of-customers': placesOfCustomers({
    asOf: '2024-12-31',
    versionId: 1,
    groupIndex: 2,
    x: 'clv_12m',
    y: 'probability_alive',
  }),
  'ends-of-places': endsOfPlaces,
  'density-cells': densityCells({ from: 0, to: 100, steps: 20 }, { from: 0, to: 1, steps: 25 }),
  'points-of-places': pointsOfPlaces,
  'placed-counts': placedCounts(later),
  'placed-customers': placedCustomers(later),
  'cuts-of-side': cutsOfSide('cost'),
  'grid-of-plane': gridOfPlane(spansOfPlane),
  'quadrants-of-plane': quadrantsOfPlane(cutsOfPlane),
  'largest-of-plane': largestOfPlane({
    publication: later,
    cuts: cutsOfPlane,
    spans: spansOfPlane,
    part: { quadrant: 'aggressive', priceStep: 2, costStep: 3 },
    most: 20,
  }),
  'count-of-plane': countOfPlane({
    publication: later,
    cuts: cutsOfPlane,
    spans: spansOfPlane,
    part: { quadrant: 'aggressive', priceStep: 2, costStep: 3 },
  }),
})
