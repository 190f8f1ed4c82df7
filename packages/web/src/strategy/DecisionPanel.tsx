import { Button, TextInput } from '@mantine/core'
import type { GroupStrategy, StoredStrategy, StrategyGap, StrategyStep } from '@sabad/contract/schemas/strategy'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { Panel } from '../display/Panel.tsx'
import { useOwnName } from '../display/use-own-name.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { joined } from '../language/spoken.ts'
import classes from './strategy.module.css'
import { useStrategyAnswer } from './use-strategy-draft.ts'

interface DecisionPanelProps {
  readonly scope: Scope
  readonly answer: GroupStrategy
  readonly strategy: StoredStrategy
}

/** Where the strategy stands, what it lacks, and the steps that can be taken now. */
export function DecisionPanel({ scope, answer, strategy }: DecisionPanelProps) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const { version, versionInForce, stage, approval, gaps } = strategy
  return (
    <Panel title={t('decision.title')} note={t('decision.note', { version, stage: t(`stage.${stage}`) })}>
      <div className={classes.part}>
        {versionInForce !== null && versionInForce !== version && (
          <p className={classes.quiet}>{t('decision.in-force', { version: versionInForce, newest: version })}</p>
        )}
        {approval && (
          <p className={classes.quiet}>
            {t('decision.approved', { by: approval.by, at: format.moment(`${approval.at}Z`) })}
          </p>
        )}
        {gaps.length > 0 && <Gaps gaps={gaps} />}
        <Steps scope={scope} group={answer.group.name} strategy={strategy} />
      </div>
    </Panel>
  )
}

function Gaps({ gaps }: { readonly gaps: readonly StrategyGap[] }) {
  const { t, i18n } = useTranslation('strategy')
  const kindOf = (value: unknown) => (typeof value === 'string' ? t(`kind.${value}` as 'kind.end') : '')
  return (
    <ul className={classes.gaps}>
      {gaps.map(({ code, params, blocks }) => {
        const Icon = blocks ? IconAlertTriangle : IconInfoCircle
        const worded = {
          ...joined(params, i18n.language),
          kind: kindOf(params.kind),
          recommended: kindOf(params.recommended),
        }
        return (
          <li key={code} data-blocks={blocks}>
            <Icon size={16} stroke={1.6} aria-hidden />
            <span>{t(`gap.${code}`, worded)}</span>
          </li>
        )
      })}
    </ul>
  )
}

const NEEDS_REASON: ReadonlySet<StrategyStep> = new Set(['pause', 'end', 'reopen'])
const FORWARD: ReadonlySet<StrategyStep> = new Set(['approve', 'activate', 'resume', 'reopen'])

interface StepsProps {
  readonly scope: Scope
  readonly group: string
  readonly strategy: StoredStrategy
}

function Steps({ scope, group, strategy }: StepsProps) {
  const { t } = useTranslation('strategy')
  const settle = useStrategyAnswer(scope, group)
  const [by, setBy] = useOwnName()
  const [reason, setReason] = useState('')
  const { possible, version, gaps } = strategy
  const take = useMutation({
    mutationFn: (step: StrategyStep) =>
      api.strategies.step({
        portfolioId: scope.portfolioId,
        group,
        version,
        step,
        by,
        reason: reason.trim() || undefined,
      }),
    onSuccess: settle,
  })
  const isHeldUp = gaps.some(({ blocks }) => blocks)
  const cannot = (step: StrategyStep) =>
    by.trim() === '' ||
    (NEEDS_REASON.has(step) && reason.trim() === '') ||
    (isHeldUp && (step === 'approve' || step === 'activate' || step === 'resume'))
  if (possible.length === 0) return null
  return (
    <>
      <div className={classes.fields}>
        <TextInput
          label={t('step.by')}
          maxLength={200}
          value={by}
          onChange={({ currentTarget }) => setBy(currentTarget.value)}
        />
        <TextInput
          label={t('step.reason')}
          maxLength={2000}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </div>
      <div className={classes.buttons}>
        {possible.map((step) => (
          <Button
            key={step}
            size="xs"
            variant={FORWARD.has(step) ? 'filled' : 'default'}
            disabled={cannot(step)}
            loading={take.isPending && take.variables === step}
            onClick={() => take.mutate(step)}
          >
            {t(`step.${step}`)}
          </Button>
        ))}
      </div>
      {take.isError && <FailureNotice error={take.error} />}
    </>
  )
}
