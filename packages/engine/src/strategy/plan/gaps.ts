import type { StrategyKind } from '@sabad/contract/schemas/portfolio-definition'
import type {
  Baseline,
  DiscountSum,
  NeedsFit,
  StrategyDocument,
  StrategyGap,
  WinBackSum,
} from '@sabad/contract/schemas/strategy'

/** Everything that a strategy is judged by before it may be approved. */
export interface Judged {
  readonly document: StrategyDocument
  readonly recommended: StrategyKind
  readonly baselines: readonly Baseline[]
  /** Members with a flag of significance in force. */
  readonly protectedCustomers: readonly string[]
  readonly discount: DiscountSum | null
  readonly winBack: WinBackSum | null
  readonly fit: NeedsFit
}

type Finding = readonly [code: StrategyGap['code'], found: boolean, params?: StrategyGap['params']]

const gapsOf = (blocks: boolean, findings: readonly Finding[]): StrategyGap[] =>
  findings.flatMap(([code, found, params = {}]) => (found ? [{ code, params, blocks }] : []))

/** Goals, plan and KPIs are what makes a strategy (requirement 87), and nobody who matters is given up unawares. */
function blocking({ document, recommended, protectedCustomers, discount, winBack }: Judged): StrategyGap[] {
  const { kind, reason, goals, actions, kpis, endUnflaggedOnly, regulatedService } = document
  const isEnd = kind === 'end'
  const needsReason = isEnd || kind !== recommended
  return gapsOf(true, [
    ['goals-missing', goals.length === 0],
    ['plan-missing', actions.length === 0],
    ['kpis-missing', kpis.length === 0],
    ['reason-missing', needsReason && reason.trim() === '', { kind, recommended }],
    [
      'end-flagged',
      isEnd && protectedCustomers.length > 0 && !endUnflaggedOnly,
      { count: protectedCustomers.length, customers: protectedCustomers.slice(0, 20) },
    ],
    ['end-regulated', isEnd && regulatedService],
    ['discount-loses', discount !== null && discount.net <= 0, { ...discount }],
    ['win-back-loses', winBack !== null && winBack.net <= 0, { ...winBack }],
  ])
}

/** Important, and not even half met. */
const isUnmet = ({ importance, met }: NeedsFit['needs'][number]): boolean => (importance ?? 0) >= 4 && met < 0.5

function advisory({ document, baselines, fit }: Judged): StrategyGap[] {
  const unknown = baselines.filter(({ value }) => value === null).map(({ kpiId }) => kpiId)
  const unmet = fit.needs.filter(isUnmet).map(({ needId }) => needId)
  const kpis = document.kpis.filter(({ kpiId }) => unknown.includes(kpiId)).map(({ kpi }) => kpi)
  const needs = document.needs.filter(({ needId }) => unmet.includes(needId)).map(({ title }) => title)
  const costless = document.actions.filter(({ cost }) => cost === null).length
  return gapsOf(false, [
    ['baseline-unknown', kpis.length > 0, { kpis }],
    ['needs-unmet', needs.length > 0, { needs }],
    ['plan-costs-unknown', costless > 0, { count: costless }],
  ])
}

/** What has to be settled before a strategy may be approved, and what should be. */
export const strategyGaps = (judged: Judged): StrategyGap[] => [...blocking(judged), ...advisory(judged)]
