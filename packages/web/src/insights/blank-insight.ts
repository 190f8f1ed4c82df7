import type { InsightDocument } from '@sabad/contract/schemas/insights'

export const blankInsight: InsightDocument = {
  kind: 'insight',
  insight: '',
  source: '',
  link: '',
  portfolioId: null,
  group: null,
  state: 'open',
  action: '',
  owner: '',
  due: null,
  outcome: '',
}
