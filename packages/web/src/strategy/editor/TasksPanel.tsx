import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type StrategyDocument, strategyStage } from '@sabad/contract/schemas/strategy'
import { useTranslation } from 'react-i18next'
import { DateField } from '../../display/DateField.tsx'
import { Panel } from '../../display/Panel.tsx'
import classes from '../strategy.module.css'
import { type EditorProps, freeId, replacedAt, withoutAt } from '../use-strategy-draft.ts'

type Task = StrategyDocument['tasks'][number]

/** Work on the strategy itself, by stage: collect, analyse, strategise, execute and monitor. */
export function TasksPanel({ document, change }: EditorProps) {
  const { t } = useTranslation('strategy')
  const { tasks, reviewOn, owner, stage } = document
  const add = () => {
    const taskId = freeId(
      'task',
      tasks.map((task) => task.taskId),
    )
    change({ tasks: [...tasks, { taskId, stage, title: t('task.new'), owner, due: reviewOn }] })
  }
  return (
    <Panel title={t('tasks.title')} note={t('tasks.note')}>
      <div className={classes.part}>
        <ul className={classes.cards}>
          {tasks.map((task, at) => (
            <li key={task.taskId} className={classes.card}>
              <TaskFields task={task} onChange={(changed) => change({ tasks: replacedAt(tasks, at, changed) })} />
              <div className={classes.buttons}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('remove.what', { what: task.title })}
                  onClick={() => change({ tasks: withoutAt(tasks, at) })}
                >
                  {t('remove')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
        <Button size="xs" variant="default" onClick={add}>
          {t('task.add')}
        </Button>
      </div>
    </Panel>
  )
}

interface TaskFieldsProps {
  readonly task: Task
  readonly onChange: (changed: Partial<Task>) => void
}

function TaskFields({ task, onChange }: TaskFieldsProps) {
  const { t } = useTranslation('strategy')
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('task.title')}
        maxLength={200}
        value={task.title}
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <NativeSelect
        label={t('core.stage')}
        value={task.stage}
        onChange={({ currentTarget }) => onChange({ stage: strategyStage.parse(currentTarget.value) })}
        data={strategyStage.options.map((value) => ({ value, label: t(`stage.${value}`) }))}
      />
      <TextInput
        label={t('owner')}
        maxLength={200}
        value={task.owner}
        onChange={({ currentTarget }) => onChange({ owner: currentTarget.value })}
      />
      <DateField label={t('task.due')} value={task.due} onChange={(isoDay) => onChange({ due: isoDay })} />
    </div>
  )
}
