import { TextInput } from '@mantine/core'
import type { FlagWithdrawal, SignificanceFlag } from '@sabad/contract/schemas/significance'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { ChangeForm } from '../display/ChangeForm.tsx'
import { DateField } from '../display/DateField.tsx'
import { useFlagChange } from './use-flag-change.ts'

interface WithdrawFormProps {
  readonly flag: SignificanceFlag
  readonly asOf: string
  readonly onDone: () => void
}

export function WithdrawForm({ flag: { customerId, flagId }, asOf, onDone }: WithdrawFormProps) {
  const { t } = useTranslation('significance')
  const [withdrawal, setWithdrawal] = useState<FlagWithdrawal>({ by: '', reason: '', on: asOf })
  const change = (changed: Partial<FlagWithdrawal>) => setWithdrawal((old) => ({ ...old, ...changed }))
  const save = useFlagChange(() => api.significance.withdraw({ customerId, flagId, ...withdrawal }), onDone)
  return (
    <ChangeForm change={save} action={t('withdraw')} cancel={t('cancel')} onCancel={onDone}>
      <TextInput
        required
        withAsterisk={false}
        maxLength={200}
        label={t('withdraw.by')}
        value={withdrawal.by}
        onChange={({ currentTarget }) => change({ by: currentTarget.value })}
      />
      <TextInput
        required
        withAsterisk={false}
        maxLength={2000}
        label={t('withdraw.reason')}
        value={withdrawal.reason}
        onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
      />
      <DateField
        required
        label={t('withdraw.on')}
        value={withdrawal.on}
        onChange={(isoDay) => change({ on: isoDay })}
      />
    </ChangeForm>
  )
}
