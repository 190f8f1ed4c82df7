import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import {
  type CustomerFlags,
  type NewFlag,
  type SignificanceKind,
  significanceKind,
} from '@sabad/contract/schemas/significance'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { ChangeForm } from '../display/ChangeForm.tsx'
import { DateField } from '../display/DateField.tsx'
import classes from './significance.module.css'
import { useEvidence } from './use-evidence.ts'
import { useFlagChange } from './use-flag-change.ts'

interface FlagFormProps {
  readonly answer: CustomerFlags
  readonly kind: SignificanceKind
  readonly onDone: () => void
}

/** A year later: soon enough to be asked again whether it still holds. */
const yearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`

export function FlagForm({ answer, kind, onDone }: FlagFormProps) {
  const { t } = useTranslation('significance')
  const evidenceOf = useEvidence()
  const { customerId, asOf, candidates } = answer
  const suggested = candidates.find((candidate) => candidate.kind === kind)
  const [flag, setFlag] = useState<NewFlag>({
    kind,
    evidence: suggested ? evidenceOf(suggested.evidence) : '',
    owner: '',
    givenOn: asOf,
    until: yearAfter(asOf),
  })
  const change = (changed: Partial<NewFlag>) => setFlag((old) => ({ ...old, ...changed }))
  const save = useFlagChange(() => api.significance.give({ customerId, ...flag }), onDone)
  return (
    <ChangeForm change={save} action={t('save')} cancel={t('cancel')} onCancel={onDone}>
      <NativeSelect
        label={t('add.kind')}
        description={t(`kind.${flag.kind}.meaning`)}
        inputWrapperOrder={['label', 'input', 'description']}
        value={flag.kind}
        onChange={({ currentTarget }) => change({ kind: significanceKind.parse(currentTarget.value) })}
        data={significanceKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <TextInput
        required
        withAsterisk={false}
        maxLength={200}
        label={t('add.owner')}
        value={flag.owner}
        onChange={({ currentTarget }) => change({ owner: currentTarget.value })}
      />
      <Textarea
        className={classes.wide}
        required
        withAsterisk={false}
        autosize
        maxLength={2000}
        label={t('add.evidence')}
        description={t('add.evidence.hint')}
        value={flag.evidence}
        onChange={({ currentTarget }) => change({ evidence: currentTarget.value })}
      />
      <DateField
        required
        label={t('add.givenOn')}
        value={flag.givenOn}
        onChange={(isoDay) => change({ givenOn: isoDay })}
      />
      <DateField
        required
        label={t('add.until')}
        description={t('add.until.hint')}
        value={flag.until}
        onChange={(isoDay) => change({ until: isoDay })}
      />
    </ChangeForm>
  )
}
