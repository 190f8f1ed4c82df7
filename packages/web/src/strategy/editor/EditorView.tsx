import { Button, TextInput } from '@mantine/core'
import type { GroupStrategy, StrategyDocument } from '@sabad/contract/schemas/strategy'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../../api/queries.ts'
import { FailureNotice } from '../../display/FailureNotice.tsx'
import { Panel } from '../../display/Panel.tsx'
import classes from '../strategy.module.css'
import { type StrategyDraftState, useStrategyDraft } from '../use-strategy-draft.ts'
import { ActionsPanel } from './ActionsPanel.tsx'
import { CorePanel } from './CorePanel.tsx'
import { CriteriaPanel } from './CriteriaPanel.tsx'
import { DiscountFields } from './DiscountFields.tsx'
import { GoalsPanel } from './GoalsPanel.tsx'
import { KpisPanel } from './KpisPanel.tsx'
import { NeedsPanel } from './NeedsPanel.tsx'
import { PropositionPanel } from './PropositionPanel.tsx'
import { TasksPanel } from './TasksPanel.tsx'
import { WinBackFields } from './WinBackFields.tsx'

interface EditorViewProps {
  readonly scope: Scope
  readonly answer: GroupStrategy
  readonly document: StrategyDocument
  readonly basedOn: number
}

/** Everything that people say about a strategy, saved together as a new version. */
export function EditorView({ scope, answer, document: start, basedOn }: EditorViewProps) {
  const draft = useStrategyDraft({ scope, group: answer.group.name, document: start, basedOn })
  const { document, change } = draft
  const baselines = answer.strategy?.baselines ?? []
  return (
    <>
      <CorePanel document={document} change={change} recommended={answer.recommendation.kind} />
      <PropositionPanel document={document} change={change}>
        <DiscountFields document={document} change={change} sum={answer.strategy?.discount ?? null} />
        <WinBackFields document={document} change={change} sum={answer.strategy?.winBack ?? null} />
      </PropositionPanel>
      <GoalsPanel document={document} change={change} />
      <KpisPanel document={document} change={change} baselines={baselines} />
      <ActionsPanel document={document} change={change} group={answer.group.name} />
      <NeedsPanel document={document} change={change} fit={answer.strategy?.fit ?? null} />
      <CriteriaPanel document={document} change={change} />
      <TasksPanel document={document} change={change} />
      <SaveBar draft={draft} basedOn={basedOn} />
    </>
  )
}

interface SaveBarProps {
  readonly draft: StrategyDraftState
  readonly basedOn: number
}

function SaveBar({ draft: { save, author, setAuthor, dirty }, basedOn }: SaveBarProps) {
  const { t } = useTranslation('strategy')
  return (
    <Panel title={t('save.title')} note={t('save.note')}>
      <form
        className={classes.part}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <div className={classes.fields}>
          <TextInput
            label={t('save.author')}
            maxLength={200}
            value={author}
            onChange={({ currentTarget }) => setAuthor(currentTarget.value)}
          />
        </div>
        <div className={classes.buttons}>
          <Button type="submit" disabled={!dirty} loading={save.isPending}>
            {t('save.action', { version: basedOn + 1 })}
          </Button>
          <span role="status" className={classes.soft}>
            {dirty ? t('save.unsaved') : t('save.saved', { version: basedOn })}
          </span>
        </div>
        {save.isError && <FailureNotice error={save.error} />}
      </form>
    </Panel>
  )
}
