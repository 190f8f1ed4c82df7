import { Button, NativeSelect } from '@mantine/core'
import { type CostModel, costStep, type MeasuredCost, measuredCost } from '@sabad/contract/schemas/cost-model'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './costing.module.css'
import { EditCard } from './EditCard.tsx'
import { FilterFields } from './FilterFields.tsx'
import { withItem, withoutItem } from './use-cost-draft.ts'

type MeasuredCosts = CostModel['measured']

interface MeasuredCostsProps {
  readonly measured: MeasuredCosts
  readonly onChange: (measured: MeasuredCosts) => void
}

const sources = measuredCost.shape.source

/** Costs that facts carry themselves: of which facts, and the step of the waterfall that they belong to. */
export function MeasuredCosts({ measured, onChange }: MeasuredCostsProps) {
  const { t } = useTranslation('costing')
  const format = useFormat()
  const aboutOf = ({ step, where }: MeasuredCost) =>
    [
      t(`step.${step}`, { ns: 'profit' }),
      ...where
        .filter(({ values }) => values.length > 0)
        .map(({ values, except }) => t(except ? 'measured.all-but' : 'measured.only', { values: format.list(values) })),
    ].join(' · ')
  return (
    <>
      <ul className={classes.cards}>
        {measured.map((one, at) => (
          <EditCard
            // biome-ignore lint/suspicious/noArrayIndexKey: two costs may be of the same facts
            key={at}
            name={t(`measured.source.${one.source}`)}
            about={aboutOf(one)}
            onRemove={() => onChange(withoutItem(measured, at))}
          >
            <MeasuredFields cost={one} onChange={(cost) => onChange(withItem(measured, at, cost))} />
          </EditCard>
        ))}
      </ul>
      <Button
        variant="default"
        size="xs"
        onClick={() => onChange([...measured, { source: 'interactions', where: [], step: 'service' }])}
      >
        {t('measured.add')}
      </Button>
    </>
  )
}

interface MeasuredFieldsProps {
  readonly cost: MeasuredCost
  readonly onChange: (cost: MeasuredCost) => void
}

function MeasuredFields({ cost, onChange }: MeasuredFieldsProps) {
  const { t } = useTranslation('costing')
  return (
    <div className={classes.fields}>
      <NativeSelect
        label={t('measured.source')}
        value={cost.source}
        data={sources.options.map((value) => ({ value, label: t(`measured.source.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ ...cost, source: sources.parse(currentTarget.value) })}
      />
      <NativeSelect
        label={t('activities.step')}
        value={cost.step}
        data={costStep.options.map((value) => ({ value, label: t(`step.${value}`, { ns: 'profit' }) }))}
        onChange={({ currentTarget }) => onChange({ ...cost, step: costStep.parse(currentTarget.value) })}
      />
      <FilterFields where={cost.where} onChange={(where) => onChange({ ...cost, where })} />
    </div>
  )
}
