import type {
  StrategyDocument,
  StrategyStage,
  StrategyStatus,
  StrategyStep,
  TakenStep,
} from '@sabad/contract/schemas/strategy'

/** Where a strategy stands, as it follows from the steps that were taken on its versions. */
export interface Standing {
  readonly status: StrategyStatus
  /** Activated last, and in force or paused. */
  readonly versionInForce: number | null
  /** Of the newest version. */
  readonly approval: { readonly by: string; readonly at: string } | null
}

type Step = Pick<TakenStep, 'step' | 'version' | 'by' | 'at'>

/** What the last step did to what is in force. */
const stateAfter: Readonly<Record<Exclude<StrategyStep, 'approve'>, StrategyStatus>> = {
  activate: 'active',
  resume: 'active',
  pause: 'paused',
  end: 'ended',
  reopen: 'draft',
}

/**
 * @param steps oldest first
 * @param newest number of the newest version
 */
export function standing(steps: readonly Step[], newest: number): Standing {
  const approved = steps.findLast(({ step, version }) => step === 'approve' && version === newest)
  const approval = approved ? { by: approved.by, at: approved.at } : null
  const last = steps.findLast(({ step }) => step !== 'approve')
  const state = last && last.step !== 'approve' ? stateAfter[last.step] : 'draft'
  if (state !== 'draft') {
    const activated = steps.findLast(({ step }) => step === 'activate')
    return { status: state, versionInForce: state === 'ended' ? null : (activated?.version ?? null), approval }
  }
  return { status: approval ? 'approved' : 'draft', versionInForce: null, approval }
}

/** The steps that make sense from here. What a version lacks may still hold one up. */
export function possibleSteps({ status, versionInForce, approval }: Standing, newest: number): StrategyStep[] {
  if (status === 'ended') return ['reopen']
  const onNewest: StrategyStep[] = versionInForce === newest ? [] : approval ? ['activate'] : ['approve']
  if (status === 'active') return [...onNewest, 'pause', 'end']
  return status === 'paused' ? [...onNewest, 'resume', 'end'] : onNewest
}

/** The stage of the work: the last one while a version is in force, else what people say. */
export const stageOf = ({ status }: Standing, document: StrategyDocument): StrategyStage =>
  status === 'active' ? 'execute-and-monitor' : document.stage
