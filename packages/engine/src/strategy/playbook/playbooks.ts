import type { GoalFamily } from '@sabad/contract/schemas/kpi'
import type { StrategyKind } from '@sabad/contract/schemas/portfolio-definition'
import type { Proposition } from '@sabad/contract/schemas/strategy'

/** A KPI that shows whether a goal is being reached, and how far it should go in half a year, as a share of itself. */
export interface WantedKpi {
  readonly kpi: string
  readonly change: number
}

interface PlaybookGoal {
  readonly family: GoalFamily
  readonly title: string
  readonly weight: number
  /** In order of preference: the first that can be computed is taken. */
  readonly kpis: readonly WantedKpi[]
}

interface PlaybookAction {
  readonly title: string
  readonly channel: string
  /** Months from the start. */
  readonly from: number
  readonly until: number
}

/** What is usually done under a core strategy: a first draft for people to change. */
export interface Playbook {
  readonly proposition: Omit<Proposition, 'discount' | 'winBack' | 'jointPlan'>
  readonly goals: readonly PlaybookGoal[]
  readonly actions: readonly PlaybookAction[]
}

const up = (kpi: string, change: number): WantedKpi => ({ kpi, change })
const down = (kpi: string, change: number): WantedKpi => ({ kpi, change: -change })

const start: Playbook = {
  proposition: {
    offer: 'A first purchase that is easy to try: a sample, a starter set or a guided trial',
    price: 'List price, with an introductory offer for the first order only',
    serviceLevel: 'One person who answers until the second order',
    channel: 'The channel through which they were found',
    relationship: 'efficient-care',
  },
  goals: [
    {
      family: 'profit',
      title: 'Win first orders at a cost that comes back',
      weight: 60,
      kpis: [down('acquisition_cost', 0.1), up('profit_per_customer', 0.1)],
    },
    {
      family: 'retention',
      title: 'A second order soon after the first',
      weight: 40,
      kpis: [up('repeat_rate', 0.05)],
    },
  ],
  actions: [
    { title: 'Rank prospects by score and call the best tenth', channel: 'sales', from: 0, until: 2 },
    { title: 'Welcome after the first order, with an offer for the second', channel: 'e-mail', from: 0, until: 6 },
  ],
}

const protect: Playbook = {
  proposition: {
    offer: 'Everything that they buy today, with first access to what is new',
    price: 'Prices agreed for the year; rewards for loyalty instead of discounts',
    serviceLevel: 'The highest: a named contact, an executive sponsor, fastest delivery',
    channel: 'Personal, with self-service for routine',
    relationship: 'co-development',
  },
  goals: [
    {
      family: 'retention',
      title: 'Nobody who matters leaves',
      weight: 40,
      kpis: [up('renewal_rate', 0.03), up('share_alive', 0.03)],
    },
    {
      family: 'loyalty',
      title: 'They keep spending with us',
      weight: 30,
      kpis: [up('share_of_wallet', 0.05), up('same_customer_revenue', 0.05)],
    },
    {
      family: 'satisfaction',
      title: 'They would recommend us',
      weight: 30,
      kpis: [up('nps', 0.1), up('csat_mean', 0.05)],
    },
  ],
  actions: [
    { title: 'Name a contact and an executive sponsor for each', channel: 'personal', from: 0, until: 1 },
    {
      title: 'Loyalty and reward programme: benefits that grow with the relationship',
      channel: 'personal',
      from: 1,
      until: 6,
    },
    { title: 'Joint plan of the year with each of the ten largest', channel: 'personal', from: 1, until: 4 },
    { title: 'Call everyone whose probability alive has fallen below 70 %', channel: 'phone', from: 0, until: 6 },
  ],
}

const invest: Playbook = {
  ...protect,
  proposition: {
    ...protect.proposition,
    offer: 'More of what we can do for them: new products first, joint projects, larger volumes',
  },
  goals: [
    {
      family: 'profit',
      title: 'Grow what they earn us',
      weight: 60,
      kpis: [up('profit_per_customer', 0.1), up('lifetime_value', 0.1)],
    },
    {
      family: 'loyalty',
      title: 'Become their first supplier',
      weight: 40,
      kpis: [up('share_of_wallet', 0.1), up('same_customer_revenue', 0.1)],
    },
  ],
}

const reEngineer: Playbook = {
  proposition: {
    offer: 'The same products, with service as an option that is paid for',
    price: 'Menu pricing: special packing, rush delivery and visits are charged for',
    serviceLevel: 'Standard; minimum order; fixed delivery days',
    channel: 'Web and inside sales instead of visits',
    relationship: 'efficient-care',
  },
  goals: [
    {
      family: 'resource-use',
      title: 'Serve them at a lower cost',
      weight: 60,
      kpis: [down('cost_to_serve_ratio', 0.15), up('profit_per_customer', 0.1)],
    },
    {
      family: 'profit',
      title: 'Every customer covers what it costs',
      weight: 40,
      kpis: [up('profit_per_customer', 0.1)],
    },
  ],
  actions: [
    { title: 'Move routine orders to the web shop', channel: 'web', from: 0, until: 3 },
    { title: 'Introduce a minimum order and a charge for small ones', channel: 'letter', from: 1, until: 2 },
    { title: 'Charge for special packing and rush delivery', channel: 'letter', from: 1, until: 3 },
  ],
}

const enhance: Playbook = {
  proposition: {
    offer: 'What goes with what they buy: bundles and the next category',
    price: 'List price; better terms for a larger share of their purchases',
    serviceLevel: 'Advice on use; a regular call',
    channel: 'Inside sales and e-mail, visits where they pay',
    relationship: 'efficient-care',
  },
  goals: [
    {
      family: 'profit',
      title: 'Sell more to each',
      weight: 50,
      kpis: [up('profit_per_customer', 0.1)],
    },
    {
      family: 'loyalty',
      title: 'A larger share of what they buy',
      weight: 50,
      kpis: [up('share_of_wallet', 0.1), up('same_customer_revenue', 0.08), up('upgrade_rate', 0.1)],
    },
  ],
  actions: [
    { title: 'Offer each customer the category that others like it buy', channel: 'e-mail', from: 0, until: 4 },
    { title: 'Reward reaching the next level of purchases', channel: 'e-mail', from: 1, until: 6 },
  ],
}

const maintain: Playbook = {
  proposition: {
    offer: 'What they buy today',
    price: 'As today',
    serviceLevel: 'As today, watched for its cost',
    channel: 'As today',
    relationship: 'efficient-care',
  },
  goals: [
    { family: 'retention', title: 'Keep them buying', weight: 60, kpis: [up('repeat_rate', 0), up('share_alive', 0)] },
    { family: 'profit', title: 'Keep what they earn us', weight: 40, kpis: [up('profit_per_customer', 0)] },
  ],
  actions: [{ title: 'Review movement and profit of the group each quarter', channel: 'internal', from: 0, until: 6 }],
}

const harvest: Playbook = {
  proposition: {
    offer: 'What they buy today; nothing is developed for them',
    price: 'List price, no promotions',
    serviceLevel: 'Standard, by self-service',
    channel: 'Web and phone',
    relationship: 'efficient-care',
  },
  goals: [
    {
      family: 'resource-use',
      title: 'Spend less on them',
      weight: 60,
      kpis: [down('cost_to_serve_ratio', 0.1), up('profit_per_customer', 0)],
    },
    { family: 'profit', title: 'Take the cash that is there', weight: 40, kpis: [up('profit_per_customer', 0)] },
  ],
  actions: [
    { title: 'Stop campaigns and visits', channel: 'internal', from: 0, until: 1 },
    { title: 'Move service to the web shop', channel: 'web', from: 0, until: 3 },
  ],
}

const end: Playbook = {
  proposition: {
    offer: 'A reduced range at full cost, or a supplier who fits them better',
    price: 'A price that covers the cost to serve, and a minimum order',
    serviceLevel: 'Basic; contracts are honoured to their end',
    channel: 'Web only',
    relationship: 'efficient-care',
  },
  goals: [
    {
      family: 'profit',
      title: 'Stop losing money on them',
      weight: 100,
      kpis: [up('profit_per_customer', 0.5), down('cost_to_serve_ratio', 0.3)],
    },
  ],
  actions: [
    {
      title: 'Look at each customer by hand: contracts, duties, reasons to keep',
      channel: 'internal',
      from: 0,
      until: 1,
    },
    { title: 'Announce prices and minimum order that cover the cost', channel: 'letter', from: 1, until: 2 },
    { title: 'Refer those who do not accept to another supplier', channel: 'phone', from: 2, until: 4 },
    { title: 'Welcome back whoever accepts the new terms', channel: 'phone', from: 2, until: 6 },
  ],
}

const winBack: Playbook = {
  proposition: {
    offer: 'What they left for, by the reason for which they left',
    price: 'One offer for coming back, never a lasting discount',
    serviceLevel: 'A personal call; the old complaint settled first',
    channel: 'Phone, then e-mail',
    relationship: 'efficient-care',
  },
  goals: [
    {
      family: 'retention',
      title: 'Bring back those who were worth it',
      weight: 70,
      kpis: [up('win_back_rate', 0.2), up('reactivation_rate', 0.2)],
    },
    {
      family: 'satisfaction',
      title: 'Learn why they left',
      weight: 30,
      kpis: [up('csat_mean', 0.05), up('repeat_rate', 0.1)],
    },
  ],
  actions: [
    { title: 'Ask the most valuable lost customers why they left', channel: 'phone', from: 0, until: 2 },
    { title: 'Offer by reason, with a part left out to measure against', channel: 'e-mail', from: 1, until: 4 },
  ],
}

/**
 * A playbook for each core strategy. Rewards and loyalty for those who earn the most; a lower cost to serve, and not a
 * discount, for those who earn little (requirement 84, Buttle's core strategies).
 */
export const playbooks: Readonly<Record<StrategyKind, Playbook>> = {
  start,
  invest,
  protect,
  're-engineer': reEngineer,
  enhance,
  maintain,
  harvest,
  end,
  'win-back': winBack,
}
