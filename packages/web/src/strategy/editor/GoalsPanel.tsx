import { Button, NativeSelect, TextInput } from '@mantine/core'
import { goalFamily } from '@sabad/contract/schemas/kpi'
import type { StrategyGoal } from '@sabad/contract/schemas/strategy'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../display/NumberField.tsx'
import { Panel } from '../../display/Panel.tsx'
import classes from '../strategy.module.css'
import { type EditorProps, freeId, replacedAt } from '../use-strategy-draft.ts'
import { childFirst, withoutGoal } from './goal-tree.ts'

/** The goals as a tree: what each is for, and how much it weighs beside those under the same parent. */
export function GoalsPanel({ document, change }: EditorProps) {
  const { t } = useTranslation('strategy')
  const { goals } = document
  const add = () => {
    const goalId = freeId(
      'goal',
      goals.map((goal) => goal.goalId),
    )
    const weight = goals.length === 0 ? 100 : 0
    const goal: StrategyGoal = { goalId, family: 'profit', title: t('goal.new'), parentId: null, weight }
    change({ goals: [...goals, goal] })
  }
  return (
    <Panel title={t('goals.title')} note={t('goals.note')}>
      <div className={classes.part}>
        {goals.length === 0 && <p className={classes.quiet}>{t('goals.none')}</p>}
        <ul className={classes.cards}>
          {childFirst(goals).map(({ goal, depth }) => (
            <li key={goal.goalId} className={depth > 0 ? `${classes.card} ${classes.indented}` : classes.card}>
              <GoalFields
                goal={goal}
                goals={goals}
                onChange={(changed) => change({ goals: replacedAt(goals, goals.indexOf(goal), changed) })}
              />
              <div className={classes.buttons}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('remove.what', { what: goal.title })}
                  onClick={() => change(withoutGoal(document, goal.goalId))}
                >
                  {t('remove')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
        <Button size="xs" variant="default" onClick={add}>
          {t('goal.add')}
        </Button>
      </div>
    </Panel>
  )
}

interface GoalFieldsProps {
  readonly goal: StrategyGoal
  readonly goals: readonly StrategyGoal[]
  readonly onChange: (changed: Partial<StrategyGoal>) => void
}

function GoalFields({ goal, goals, onChange }: GoalFieldsProps) {
  const { t } = useTranslation('strategy')
  const parents = goals.filter(({ goalId }) => goalId !== goal.goalId)
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('goal.title')}
        maxLength={200}
        value={goal.title}
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <NativeSelect
        label={t('goal.family')}
        value={goal.family}
        onChange={({ currentTarget }) => onChange({ family: goalFamily.parse(currentTarget.value) })}
        data={goalFamily.options.map((value) => ({ value, label: t(`family.${value}`) }))}
      />
      <NativeSelect
        label={t('goal.parent')}
        value={goal.parentId ?? ''}
        onChange={({ currentTarget }) => onChange({ parentId: currentTarget.value || null })}
        data={[
          { value: '', label: t('goal.top') },
          ...parents.map(({ goalId, title }) => ({ value: goalId, label: title })),
        ]}
      />
      <NumberField
        label={t('goal.weight')}
        min={0}
        max={100}
        value={goal.weight}
        onChange={(value) => value !== null && onChange({ weight: value })}
      />
    </div>
  )
}
