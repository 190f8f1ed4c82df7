import type { StrategyKind } from '@sabad/contract/schemas/portfolio-definition'
import type {
  Discount,
  Proposition,
  StrategyAction,
  StrategyDocument,
  StrategyDraft,
  StrategyGoal,
  StrategyKpi,
} from '@sabad/contract/schemas/strategy'
import { discountGain } from '@sabad/stats/pricing/discount-gain'
import { monthsEarlier } from '../../snapshot/as-of-dates.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { type KpiReading, kpiDefinitionOf } from '../monitoring/kpi-readings.ts'
import { type GroupContext, groupContext, recommendationOf } from '../plan/group-context.ts'
import type { StrategyOf } from '../plan/records.ts'
import { type WinBackAsked, winBackVerdict } from '../plan/win-back.ts'
import { type Playbook, playbooks, type WantedKpi } from './playbooks.ts'

/** Drafts aim half a year ahead: long enough for a change to show, short enough to be reviewed. */
const HORIZON_MONTHS = 6

export interface DraftAsked extends StrategyOf {
  /** Left out, the recommended one. */
  readonly kind?: StrategyKind | undefined
  readonly discount?: Pick<Discount, 'rate' | 'expectedUplift'> | undefined
  /** What an approach to lost customers adds and costs; left out, what is known. */
  readonly winBack?: WinBackAsked | undefined
  /** Left out, this day. */
  readonly today?: string
}

const thisDay = (): string => new Date().toISOString().slice(0, 10)

const inMonths = (today: string, months: number): string => monthsEarlier(today, -months)

const goalsOf = ({ goals }: Playbook): StrategyGoal[] =>
  goals.map(({ family, title, weight }, at) => ({ goalId: `goal-${at + 1}`, family, title, weight, parentId: null }))

/** Three significant digits: a target is a decision, not a measurement. A share cannot exceed the whole. */
function targetOf(value: number, change: number, kpi: string): number {
  if (change === 0) return value
  const target = Number((value + Math.abs(value) * change).toPrecision(3))
  return kpiDefinitionOf(kpi)?.unit === 'share' ? Math.min(1, target) : target
}

type NewestReading = (kpi: string) => KpiReading | undefined

/** A figure that is nought grows by no share of itself: what it should become, people have to say. */
const canBeAimedAt = (value: number | null, { change }: WantedKpi): boolean =>
  value !== null && (value !== 0 || change === 0)

/** Of each goal the first KPI that can be computed, none twice. */
function kpisOf({ goals }: Playbook, newest: NewestReading, targetOn: string): StrategyKpi[] {
  const taken: StrategyKpi[] = []
  for (const [at, { kpis }] of goals.entries()) {
    const isFree = (kpi: string) => taken.every((one) => one.kpi !== kpi)
    const wanted = kpis.find((one) => canBeAimedAt(newest(one.kpi)?.value ?? null, one) && isFree(one.kpi))
    if (!wanted) continue
    const value = newest(wanted.kpi)?.value ?? 0
    const target = targetOf(value, wanted.change, wanted.kpi)
    taken.push({ kpiId: `kpi-${taken.length + 1}`, kpi: wanted.kpi, goalId: `goal-${at + 1}`, target, targetOn })
  }
  return taken
}

const actionsOf = ({ actions }: Playbook, today: string): StrategyAction[] =>
  actions.map(({ title, channel, from, until }, at) => ({
    actionId: `action-${at + 1}`,
    title,
    goalId: null,
    owner: '',
    from: inMonths(today, from),
    until: inMonths(today, until),
    cost: null,
    channel,
  }))

type Verdict = NonNullable<StrategyDraft['discount']>

/** A discount to who earns less than the base is a subsidy unless enough more is bought (requirement 84). */
function discountVerdict({ figures, group }: GroupContext, asked: DraftAsked['discount']): Verdict | null {
  const { revenue12m, marginRate } = figures.sales(group.index)
  if (marginRate === null || revenue12m <= 0) return null
  const { rate = 0.05, expectedUplift = 0 } = asked ?? {}
  const terms = { rate, expectedUplift, baselineSales: revenue12m, marginRate: Math.min(1, marginRate) }
  const sum = discountGain(terms)
  const margin = figures.of(group.index, false)['gross-margin']
  const isLowProfit = margin !== null && figures.baseMargin !== null && margin < figures.baseMargin
  return { terms, sum, isLowProfit, verdict: sum.net > 0 ? 'pays' : 'loses' }
}

/** Who earns little and would not buy enough more for a discount is served at a lower cost instead. */
function recommendedKind(context: GroupContext, asked: Verdict | null): StrategyKind {
  if (asked?.isLowProfit && asked.verdict === 'loses') return 're-engineer'
  return recommendationOf(context, context.group).kind
}

function documentOf(kind: StrategyKind, parts: Pick<StrategyDocument, 'goals' | 'actions' | 'kpis' | 'reviewOn'>) {
  const proposition: Proposition = { ...playbooks[kind].proposition, jointPlan: '', discount: null, winBack: null }
  return {
    kind,
    reason: '',
    owner: '',
    stage: 'strategise' as const,
    proposition,
    tasks: [],
    needs: [],
    valueCriteria: [],
    endUnflaggedOnly: false,
    regulatedService: false,
    ...parts,
  }
}

/** A first draft from the playbook of a strategy, with targets set from the group's own figures. Stores nothing. */
export const draftStrategy = (workspace: Workspace, asked: DraftAsked): Promise<StrategyDraft> =>
  workspace.read(async (database) => {
    const { kind: wanted, discount: terms, today = thisDay(), portfolioId, group } = asked
    const context = await groupContext(database, { portfolioId, group })
    const discount = discountVerdict(context, terms)
    const kind = wanted ?? recommendedKind(context, terms ? discount : null)
    const playbook = playbooks[kind]
    const newest = (kpi: string) => context.figures.reading(context.group.index, kpi)
    const targetOn = inMonths(today, HORIZON_MONTHS)
    const document = documentOf(kind, {
      goals: goalsOf(playbook),
      actions: actionsOf(playbook, today),
      kpis: kpisOf(playbook, newest, targetOn),
      reviewOn: inMonths(today, HORIZON_MONTHS / 2),
    })
    const winBack = winBackVerdict(context.figures, context.group.index, asked.winBack)
    const proposition: Proposition = {
      ...document.proposition,
      discount: terms && discount?.verdict === 'pays' ? discount.terms : null,
      winBack: kind === 'win-back' && winBack?.verdict === 'pays' ? winBack.terms : null,
    }
    return { document: { ...document, proposition }, discount, winBack }
  })
