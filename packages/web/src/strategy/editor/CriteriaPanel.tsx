import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type ValueCriterion, type ValueSide, valueSide } from '@sabad/contract/schemas/perceived-value'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../display/NumberField.tsx'
import { Panel } from '../../display/Panel.tsx'
import classes from '../strategy.module.css'
import { type EditorProps, freeId, replacedAt, withoutAt } from '../use-strategy-draft.ts'

/** By what customers judge the proposition against the next best one: what they get, and what they give for it. */
export function CriteriaPanel({ document, change }: EditorProps) {
  const { t } = useTranslation('strategy')
  const { valueCriteria } = document
  const add = (side: ValueSide) => {
    const criterionId = freeId(
      side,
      valueCriteria.map((one) => one.criterionId),
    )
    const weight = valueCriteria.some((one) => one.side === side) ? 0 : 100
    const criterion: ValueCriterion = { criterionId, title: t(`criterion.new.${side}`), side, weight }
    change({ valueCriteria: [...valueCriteria, criterion] })
  }
  return (
    <Panel title={t('criteria.title')} note={t('criteria.note')}>
      <div className={classes.part}>
        <ul className={classes.cards}>
          {valueCriteria.map((criterion, at) => (
            <li key={criterion.criterionId} className={classes.card}>
              <CriterionFields
                criterion={criterion}
                onChange={(changed) => change({ valueCriteria: replacedAt(valueCriteria, at, changed) })}
              />
              <div className={classes.buttons}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('remove.what', { what: criterion.title })}
                  onClick={() => change({ valueCriteria: withoutAt(valueCriteria, at) })}
                >
                  {t('remove')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
        <div className={classes.buttons}>
          {valueSide.options.map((side) => (
            <Button key={side} size="xs" variant="default" onClick={() => add(side)}>
              {t(`criterion.add.${side}`)}
            </Button>
          ))}
        </div>
      </div>
    </Panel>
  )
}

interface CriterionFieldsProps {
  readonly criterion: ValueCriterion
  readonly onChange: (changed: Partial<ValueCriterion>) => void
}

function CriterionFields({ criterion, onChange }: CriterionFieldsProps) {
  const { t } = useTranslation('strategy')
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('criterion.title')}
        maxLength={200}
        value={criterion.title}
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <NativeSelect
        label={t('criterion.side')}
        value={criterion.side}
        onChange={({ currentTarget }) => onChange({ side: valueSide.parse(currentTarget.value) })}
        data={valueSide.options.map((value) => ({ value, label: t(`side.${value}`) }))}
      />
      <NumberField
        label={t('criterion.weight')}
        min={0}
        max={100}
        value={criterion.weight}
        onChange={(weight) => weight !== null && onChange({ weight })}
      />
    </div>
  )
}
