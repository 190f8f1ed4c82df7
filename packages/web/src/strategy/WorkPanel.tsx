import { NativeSelect, TextInput } from '@mantine/core'
import {
  type GroupStrategy,
  type ProgressState,
  progressState,
  type StoredStrategy,
} from '@sabad/contract/schemas/strategy'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { Panel } from '../display/Panel.tsx'
import { useOwnName } from '../display/use-own-name.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './strategy.module.css'
import { useStrategyAnswer } from './use-strategy-draft.ts'

interface WorkPanelProps {
  readonly scope: Scope
  readonly answer: GroupStrategy
  readonly strategy: StoredStrategy
}

interface Item {
  readonly itemId: string
  readonly title: string
  readonly owner: string
  readonly until: string
}

const itemsOf = ({ document: { actions, tasks } }: StoredStrategy): Item[] => [
  ...actions.map(({ actionId, title, owner, until }) => ({ itemId: actionId, title, owner, until })),
  ...tasks.map(({ taskId, title, owner, due }) => ({ itemId: taskId, title, owner, until: due })),
]

/** How far actions and tasks are; telling it is no change of the strategy. */
export function WorkPanel({ scope, answer, strategy }: WorkPanelProps) {
  const { t } = useTranslation('strategy')
  const settle = useStrategyAnswer(scope, answer.group.name)
  const [by, setBy] = useOwnName()
  const tell = useMutation({
    mutationFn: (told: { readonly itemId: string; readonly state: ProgressState }) =>
      api.strategies.progress({ portfolioId: scope.portfolioId, group: answer.group.name, by, ...told }),
    onSuccess: settle,
  })
  const items = itemsOf(strategy)
  if (items.length === 0) return null
  return (
    <Panel title={t('work.title')} note={t('work.note')}>
      <div className={classes.part}>
        <div className={classes.fields}>
          <TextInput
            label={t('work.by')}
            description={by.trim() === '' ? t('work.by.hint') : undefined}
            inputWrapperOrder={['label', 'input', 'description']}
            maxLength={200}
            value={by}
            onChange={({ currentTarget }) => setBy(currentTarget.value)}
          />
        </div>
        <ul className={classes.cards}>
          {items.map((item) => (
            <WorkItem
              key={item.itemId}
              item={item}
              state={strategy.progress.find(({ itemId }) => itemId === item.itemId)?.state ?? 'open'}
              isLocked={by.trim() === '' || tell.isPending}
              onChange={(state) => tell.mutate({ itemId: item.itemId, state })}
            />
          ))}
        </ul>
        {tell.isError && <FailureNotice error={tell.error} />}
      </div>
    </Panel>
  )
}

interface WorkItemProps {
  readonly item: Item
  readonly state: ProgressState
  readonly isLocked: boolean
  readonly onChange: (state: ProgressState) => void
}

function WorkItem({ item, state, isLocked, onChange }: WorkItemProps) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  return (
    <li className={classes.card}>
      <div className={classes.cardHead}>
        <span>{item.title}</span>
        <NativeSelect
          size="xs"
          aria-label={t('work.state', { title: item.title })}
          disabled={isLocked}
          value={state}
          onChange={({ currentTarget }) => onChange(progressState.parse(currentTarget.value))}
          data={progressState.options.map((value) => ({ value, label: t(`progress.${value}`) }))}
        />
      </div>
      <p className={classes.soft}>{t('work.owned', { owner: item.owner, until: format.date(item.until) })}</p>
    </li>
  )
}
