import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import type { DiscoverFormProps } from './DiscoverForm.tsx'
import classes from './discover.module.css'
import { asksForNumber, asksForOutcome, canTake, groupNumbers, isTree, keptShares, sampleSizes } from './form.ts'

/** How many groups, in what, looked for how closely, and what they will be called. */
export function DiscoverOptions({ form, known, onChange }: Pick<DiscoverFormProps, 'form' | 'known' | 'onChange'>) {
  const { t } = useTranslation('discover')
  const { portfolios } = useWorkspace()
  const format = useFormat()
  const outcomes = known.variables.filter((variable) => canTake(form.method, variable))
  return (
    <div className={classes.options}>
      {asksForNumber(form.method) && (
        <NativeSelect
          label={t('k')}
          value={String(form.k)}
          onChange={({ currentTarget: { value } }) => onChange({ k: value === 'auto' ? value : Number(value) })}
          data={[
            { value: 'auto', label: t('k.auto') },
            ...groupNumbers.map((number) => ({ value: String(number), label: format.count(number) })),
          ]}
        />
      )}
      {asksForOutcome(form.method) && (
        <NativeSelect
          label={t(form.method === 'bisecting' ? 'outcome.compact' : 'outcome')}
          value={form.outcome}
          onChange={({ currentTarget: { value } }) => onChange({ outcome: value })}
          data={outcomes.map(({ name, title }) => ({ value: name, label: title }))}
        />
      )}
      <NativeSelect
        label={t('previous')}
        value={form.previous ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ previous: value === '' ? null : value })}
        data={[
          { value: '', label: t('previous.none') },
          ...portfolios.map(({ portfolioId, title }) => ({ value: portfolioId, label: title })),
        ]}
      />
      <TextInput
        label={t('name')}
        maxLength={200}
        value={form.title}
        onChange={({ currentTarget: { value } }) => onChange({ title: value })}
      />
      <JoinedMeasures form={form} onChange={onChange} />
      <SampleSize form={form} known={known} onChange={onChange} />
    </div>
  )
}

/** Whether measures that say the same count once. Trees ask one measure at a time and have no need of it. */
function JoinedMeasures({ form, onChange }: Pick<DiscoverFormProps, 'form' | 'onChange'>) {
  const { t } = useTranslation('discover')
  const format = useFormat()
  if (isTree(form.method)) return null
  return (
    <NativeSelect
      label={t('components')}
      description={t('components.note')}
      inputWrapperOrder={['label', 'input', 'description']}
      value={form.components === null ? '' : String(form.components)}
      onChange={({ currentTarget: { value } }) => onChange({ components: value === '' ? null : Number(value) })}
      data={[
        { value: '', label: t('components.none') },
        ...keptShares.map((share) => ({
          value: String(share),
          label: t('components.keep', { share: format.share(share) }),
        })),
      ]}
    />
  )
}

/** How many customers are looked at, where there are more than the fewest to choose. */
function SampleSize({ form, known, onChange }: Pick<DiscoverFormProps, 'form' | 'known' | 'onChange'>) {
  const { t } = useTranslation('discover')
  const format = useFormat()
  const sizes = sampleSizes(form.method, known.customers)
  if (sizes.length < 2) return null
  const chosen = sizes.find((size) => size >= form.sampleSize) ?? sizes.at(-1)
  return (
    <NativeSelect
      label={t('sample')}
      description={t('sample.note')}
      inputWrapperOrder={['label', 'input', 'description']}
      value={String(chosen)}
      onChange={({ currentTarget: { value } }) => onChange({ sampleSize: Number(value) })}
      data={sizes.map((size) => ({
        value: String(size),
        label: t(size === known.customers ? 'sample.all' : 'sample.about', { customers: format.count(size) }),
      }))}
    />
  )
}
