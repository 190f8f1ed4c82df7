import { membersWithMeasures } from '../../src/customers/export.ts'
import { type CustomerQuery, conditions, customersOfPage } from '../../src/customers/list.ts'
import { events } from '../../src/customers/timeline.ts'
import { flows } from '../../src/movement/movement.ts'
import { assignment } from '../../src/portfolio/assign.ts'
import { quantileCuts, shareCuts } from '../../src/portfolio/calibrate.ts'
import { groupOfEachCell } from '../../src/portfolio/cells.ts'
import { partitionOfEachDate } from '../../src/portfolio/check.ts'
import { profileOfGroup } from '../../src/portfolio/group-page.ts'
import { groupTotals } from '../../src/portfolio/overview.ts'
import { seriesOfGroups } from '../../src/portfolio/series.ts'
import type { StoredPortfolio } from '../../src/portfolio/store.ts'
import { rfm } from '../../src/portfolio/templates.ts'
import { untouched } from '../../src/runs/staleness.ts'
import {
  type AsOfWindow,
  customersKnownFrom,
  purchaseActivity,
  serviceActivity,
  varietyActivity,
} from '../../src/snapshot/activity.ts'
import type { SnapshotModels } from '../../src/snapshot/models.ts'
import { sales } from '../../src/snapshot/sales.ts'
import { scoredSummary } from '../../src/snapshot/score.ts'
import { summary } from '../../src/snapshot/summarise.ts'
import type { Sql } from '../../src/sql/sql.ts'

const asOf = '2024-12-31'
const versionId = 1

const portfolio: StoredPortfolio = {
  versionId,
  number: 1,
  calibratedAsOf: asOf,
  definition: rfm,
  cuts: { recency: [10, 20, 30, 40], frequency: [1, 2, 3, 4] },
}

const everything: CustomerQuery = {
  portfolioId: 'rfm',
  group: 'loyal',
  movedFrom: 'new',
  movedSince: '2024-11-30',
  search: "100 % o'clock_",
  sort: 'clv_12m',
  descending: true,
  page: 3,
  pageSize: 50,
}

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
    models: { outcomes: [], alive: null, purchases: null, spend: null },
    resolution: 1,
    discountRate: 0.1,
    marginRate: 0.4,
  }),
  'quantile-cuts': quantileCuts('recency_days', [0.2, 0.8], asOf),
  'share-cuts': shareCuts('clv_12m', [0.5, 0.8], asOf),
  assignment: assignment(portfolio, asOf),
  'partition-of-each-date': partitionOfEachDate(versionId, groupOfEachCell(rfm)),
  'group-totals': groupTotals({ versionId, asOf }),
  'profile-of-group': profileOfGroup({ versionId, asOf, groupIndex: 2 }),
  'series-of-groups': seriesOfGroups(versionId),
  flows: flows({ versionId, from: '2024-11-30', to: asOf }),
  'members-with-measures': membersWithMeasures({ versionId, asOf, groupIndex: null }),
  'members-of-group': membersWithMeasures({ versionId, asOf, groupIndex: 2 }),
  'customers-of-page': customersOfPage(everything, conditions(everything, portfolio, asOf)),
  events: events(7, asOf),
  untouched: untouched(),
})
