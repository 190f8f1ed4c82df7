import { Button, TextInput } from '@mantine/core'
import type { StrategyAction, StrategyGoal } from '@sabad/contract/schemas/strategy'
import { useTranslation } from 'react-i18next'
import { DateField } from '../../display/DateField.tsx'
import { NumberField } from '../../display/NumberField.tsx'
import { Panel } from '../../display/Panel.tsx'
import classes from '../strategy.module.css'
import { type EditorProps, freeId, replacedAt, withoutAt } from '../use-strategy-draft.ts'
import { DecidedInsights } from './DecidedInsights.tsx'
import { GoalSelect } from './GoalSelect.tsx'

interface ActionsPanelProps extends EditorProps {
  readonly group: string
}

/** Who does what, when, at what cost and through which channel. */
export function ActionsPanel({ document, change, group }: ActionsPanelProps) {
  const { t } = useTranslation('strategy')
  const { actions, goals, reviewOn, owner } = document
  const add = (told: Partial<StrategyAction> = {}) => {
    const actionId = freeId(
      'action',
      actions.map((action) => action.actionId),
    )
    const when = { from: reviewOn, until: reviewOn }
    const action: StrategyAction = {
      ...{ actionId, title: t('action.new'), goalId: null, owner, cost: null, channel: '' },
      ...when,
      ...told,
    }
    change({ actions: [...actions, action] })
  }
  return (
    <Panel title={t('actions.title')} note={t('actions.note')}>
      <div className={classes.part}>
        {actions.length === 0 && <p className={classes.quiet}>{t('actions.none')}</p>}
        <ul className={classes.cards}>
          {actions.map((action, at) => (
            <li key={action.actionId} className={classes.card}>
              <ActionFields
                action={action}
                goals={goals}
                onChange={(changed) => change({ actions: replacedAt(actions, at, changed) })}
              />
              <div className={classes.buttons}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('remove.what', { what: action.title })}
                  onClick={() => change({ actions: withoutAt(actions, at) })}
                >
                  {t('remove')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
        <Button size="xs" variant="default" onClick={() => add()}>
          {t('action.add')}
        </Button>
        <DecidedInsights group={group} actions={actions} onTake={add} />
      </div>
    </Panel>
  )
}

interface ActionFieldsProps {
  readonly action: StrategyAction
  readonly goals: readonly StrategyGoal[]
  readonly onChange: (changed: Partial<StrategyAction>) => void
}

const DAYS = ['from', 'until'] as const

function ActionFields({ action, goals, onChange }: ActionFieldsProps) {
  const { t } = useTranslation('strategy')
  return (
    <div className={classes.fields}>
      <TextInput
        className={classes.wide}
        label={t('action.title')}
        maxLength={200}
        value={action.title}
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <TextInput
        label={t('owner')}
        maxLength={200}
        value={action.owner}
        onChange={({ currentTarget }) => onChange({ owner: currentTarget.value })}
      />
      {DAYS.map((day) => (
        <DateField
          key={day}
          label={t(`action.${day}`)}
          value={action[day]}
          onChange={(isoDay) => onChange({ [day]: isoDay })}
        />
      ))}
      <NumberField label={t('action.cost')} min={0} value={action.cost} onChange={(cost) => onChange({ cost })} />
      <TextInput
        label={t('action.channel')}
        maxLength={200}
        value={action.channel}
        onChange={({ currentTarget }) => onChange({ channel: currentTarget.value })}
      />
      <GoalSelect goals={goals} value={action.goalId} onChange={(goalId) => onChange({ goalId })} />
    </div>
  )
}
