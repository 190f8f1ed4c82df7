import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type CostModel, costStep } from '@sabad/contract/schemas/cost-model'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../display/NumberField.tsx'
import { Panel } from '../display/Panel.tsx'
import classes from './costing.module.css'
import { EditCard } from './EditCard.tsx'
import { MeasuredCosts } from './MeasuredCosts.tsx'
import { type CostDraft, withItem, withoutItem } from './use-cost-draft.ts'

/** Costs that need no spreading: booked on a customer, carried by facts themselves, and the money that receivables tie up. */
export function OtherCosts({ draft: { model, change } }: { readonly draft: CostDraft }) {
  const { t } = useTranslation('costing')
  return (
    <>
      <Panel title={t('direct.title')} note={t('direct.note')}>
        <DirectFields direct={model.direct} onChange={(direct) => change({ direct })} />
      </Panel>
      <Panel title={t('measured.title')} note={t('measured.note')}>
        <MeasuredCosts measured={model.measured} onChange={(measured) => change({ measured })} />
      </Panel>
      <Panel title={t('financing.title')} note={t('financing.note')}>
        <FinancingFields financing={model.financing} onChange={(financing) => change({ financing })} />
      </Panel>
    </>
  )
}

interface DirectFieldsProps {
  readonly direct: CostModel['direct']
  readonly onChange: (direct: CostModel['direct']) => void
}

function DirectFields({ direct, onChange }: DirectFieldsProps) {
  const { t } = useTranslation('costing')
  return (
    <>
      <ul className={classes.cards}>
        {direct.map((one, at) => (
          <EditCard
            // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed
            key={at}
            name={one.account}
            about={t(`step.${one.step}`, { ns: 'profit' })}
            onRemove={() => onChange(withoutItem(direct, at))}
          >
            <div className={classes.fields}>
              <TextInput
                label={t('direct.account')}
                value={one.account}
                onChange={({ currentTarget }) =>
                  onChange(withItem(direct, at, { ...one, account: currentTarget.value }))
                }
              />
              <NativeSelect
                label={t('activities.step')}
                value={one.step}
                data={costStep.options.map((value) => ({ value, label: t(`step.${value}`, { ns: 'profit' }) }))}
                onChange={({ currentTarget }) =>
                  onChange(withItem(direct, at, { ...one, step: costStep.parse(currentTarget.value) }))
                }
              />
            </div>
          </EditCard>
        ))}
      </ul>
      <Button
        variant="default"
        size="xs"
        onClick={() =>
          onChange([...direct, { account: t('direct.new', { number: direct.length + 1 }), step: 'rebates' }])
        }
      >
        {t('direct.add')}
      </Button>
    </>
  )
}

interface FinancingFieldsProps {
  readonly financing: CostModel['financing']
  readonly onChange: (financing: CostModel['financing']) => void
}

const USUAL = { days: 30, attribute: null, costOfCapital: 0.08 }

function FinancingFields({ financing, onChange }: FinancingFieldsProps) {
  const { t } = useTranslation('costing')
  return (
    <div className={classes.fields}>
      <Checkbox
        className={classes.whole}
        label={t('financing.charged')}
        checked={financing !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? USUAL : null)}
      />
      {financing && (
        <>
          <NumberField
            label={t('financing.days')}
            min={0}
            value={financing.days}
            onChange={(days) => onChange({ ...financing, days: days ?? 0 })}
          />
          <NumberField
            label={t('financing.cost-of-capital')}
            min={0}
            max={1}
            value={financing.costOfCapital}
            onChange={(costOfCapital) => onChange({ ...financing, costOfCapital: costOfCapital ?? 0 })}
          />
          <TextInput
            label={t('financing.attribute')}
            value={financing.attribute ?? ''}
            onChange={({ currentTarget }) => onChange({ ...financing, attribute: currentTarget.value || null })}
          />
        </>
      )}
    </div>
  )
}
