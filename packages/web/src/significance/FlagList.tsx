import { Button } from '@mantine/core'
import type { CustomerFlags, SignificanceFlag } from '@sabad/contract/schemas/significance'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './significance.module.css'
import { WithdrawForm } from './WithdrawForm.tsx'

/** Every flag the customer ever had, newest first. */
export function FlagList({ answer }: { readonly answer: CustomerFlags }) {
  return (
    <ul className={classes.flags}>
      {answer.flags.map((flag) => (
        <FlagItem key={flag.flagId} flag={flag} asOf={answer.asOf} />
      ))}
    </ul>
  )
}

interface FlagItemProps {
  readonly flag: SignificanceFlag
  readonly asOf: string
}

function FlagItem({ flag, asOf }: FlagItemProps) {
  const { t } = useTranslation('significance')
  const format = useFormat()
  const [withdrawing, setWithdrawing] = useState(false)
  const { kind, owner, givenOn, until, evidence, state, withdrawal } = flag
  return (
    <li data-state={state}>
      <div className={classes.what}>
        <span className={classes.kind}>{t(`kind.${kind}`)}</span> <StateBadge flag={flag} />
        <p className={classes.evidence}>{evidence}</p>
        <p className={classes.soft}>
          {t('owner', { owner, givenOn: format.date(givenOn), until: format.date(until) })}
        </p>
        {withdrawal && state !== 'withdrawn' && (
          <p className={classes.soft}>{t('withdrawal.later', { ...withdrawal, on: format.date(withdrawal.on) })}</p>
        )}
        {withdrawing && <WithdrawForm {...{ flag, asOf }} onDone={() => setWithdrawing(false)} />}
      </div>
      {state !== 'expired' && !withdrawal && !withdrawing && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('withdraw.of', { kind: t(`kind.${kind}`) })}
          onClick={() => setWithdrawing(true)}
        >
          {t('withdraw')}
        </Button>
      )}
    </li>
  )
}

function StateBadge({ flag }: { readonly flag: SignificanceFlag }) {
  const { t } = useTranslation('significance')
  const format = useFormat()
  const { state, givenOn, until, daysLeft, withdrawal } = flag
  return (
    <span className={classes.state}>
      {t(`state.${state}`, {
        days: daysLeft ?? 0,
        givenOn: format.date(givenOn),
        until: format.date(until),
        by: withdrawal?.by,
        reason: withdrawal?.reason,
        on: withdrawal ? format.date(withdrawal.on) : '',
      })}
    </span>
  )
}
