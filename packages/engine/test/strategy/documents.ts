import type { StrategyDocument } from '@sabad/contract/schemas/strategy'

/** A complete strategy, as of the year 2024. */
export const completeStrategy: StrategyDocument = {
  kind: 'maintain',
  reason: 'They buy well as it is',
  owner: 'Ada',
  stage: 'strategise',
  reviewOn: '2024-09-30',
  proposition: {
    offer: 'What they buy',
    price: 'As today',
    serviceLevel: 'Standard',
    channel: 'Web',
    relationship: 'efficient-care',
    jointPlan: '',
    discount: null,
    winBack: null,
  },
  goals: [
    { goalId: 'keep', family: 'retention', title: 'Keep them', parentId: null, weight: 60 },
    { goalId: 'earn', family: 'profit', title: 'Earn more', parentId: null, weight: 40 },
    { goalId: 'often', family: 'loyalty', title: 'More often', parentId: 'keep', weight: 100 },
  ],
  actions: [
    {
      actionId: 'call',
      title: 'Call the ten largest',
      goalId: 'keep',
      owner: 'Ben',
      from: '2024-04-01',
      until: '2024-06-30',
      cost: 500,
      channel: 'phone',
    },
  ],
  kpis: [{ kpiId: 'repeat', kpi: 'repeat_rate', goalId: 'keep', target: 0.8, targetOn: '2024-12-31' }],
  tasks: [{ taskId: 'ask', stage: 'collect', title: 'Ask sales', owner: 'Cleo', due: '2024-05-01' }],
  needs: [],
  valueCriteria: [],
  endUnflaggedOnly: false,
  regulatedService: false,
}
