import { Button, Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core'
import type { VariableList } from '@sabad/contract/schemas/variables'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './discover.module.css'
import { asksForNumber, asksForOutcome, canTake, type DiscoveryForm, methods } from './form.ts'
import { MeasureChoice } from './MeasureChoice.tsx'

interface DiscoverFormProps {
  readonly form: DiscoveryForm
  readonly known: VariableList
  readonly isStarting: boolean
  readonly onChange: (change: Partial<DiscoveryForm>) => void
  readonly onStart: () => void
}

/** How to look for groups, in what, and what they will be called. */
export function DiscoverForm({ form, known, isStarting, onChange, onStart }: DiscoverFormProps) {
  const { t } = useTranslation('discover')
  const format = useFormat()
  const fitting = known.variables.filter((variable) => canTake(form.method, variable))
  const chosen = form.variables.filter((name) => fitting.some((variable) => variable.name === name))
  return (
    <Panel
      title={t('form.title')}
      note={t('form.note', { asOf: format.date(known.asOf), customers: format.count(known.customers) })}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          onChange({ variables: chosen })
          onStart()
        }}
      >
        <Radio.Group
          label={t('method')}
          value={form.method}
          onChange={(value) => {
            const method = methods.find((one) => one === value)
            if (method) onChange({ method })
          }}
        >
          <div className={classes.methods}>
            {methods.map((method) => (
              <Radio
                key={method}
                value={method}
                label={t(`method.${method}`)}
                description={t(`method.${method}.note`)}
              />
            ))}
          </div>
        </Radio.Group>
        <MeasureChoice variables={fitting} chosen={chosen} onChange={(variables) => onChange({ variables })} />
        <Options form={form} known={known} onChange={onChange} />
        <Button type="submit" loading={isStarting} disabled={chosen.length === 0 || form.title.trim() === ''}>
          {t('start')}
        </Button>
      </form>
    </Panel>
  )
}

const numbers = Array.from({ length: 11 }, (_, index) => String(index + 2))

function Options({ form, known, onChange }: Pick<DiscoverFormProps, 'form' | 'known' | 'onChange'>) {
  const { t } = useTranslation('discover')
  const { portfolios } = useWorkspace()
  const outcomes = known.variables.filter((variable) => canTake(form.method, variable))
  return (
    <div className={classes.options}>
      {asksForNumber(form.method) && (
        <NativeSelect
          label={t('k')}
          value={String(form.k)}
          onChange={({ currentTarget: { value } }) => onChange({ k: value === 'auto' ? value : Number(value) })}
          data={[{ value: 'auto', label: t('k.auto') }, ...numbers]}
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
      {form.method !== 'cart' && form.method !== 'chaid' && (
        <Checkbox
          className={classes.components}
          label={t('components')}
          checked={form.useComponents}
          onChange={({ currentTarget: { checked } }) => onChange({ useComponents: checked })}
        />
      )}
    </div>
  )
}
