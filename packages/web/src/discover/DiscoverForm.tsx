import { Button, Radio } from '@mantine/core'
import type { VariableList } from '@sabad/contract/schemas/variables'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { DiscoverOptions } from './DiscoverOptions.tsx'
import classes from './discover.module.css'
import { canTake, type DiscoveryForm, methods } from './form.ts'
import { MeasureChoice } from './MeasureChoice.tsx'

export interface DiscoverFormProps {
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
        <DiscoverOptions form={form} known={known} onChange={onChange} />
        <Button type="submit" loading={isStarting} disabled={chosen.length === 0 || form.title.trim() === ''}>
          {t('start')}
        </Button>
      </form>
    </Panel>
  )
}
