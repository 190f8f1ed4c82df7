import { NativeSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { CurveOfGroup } from '@sabad/contract/schemas/response-curves'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answeredCurveQuery, type Scope } from '../api/queries.ts'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { AnswerFields } from './AnswerFields.tsx'
import { AnswerSaving } from './AnswerSaving.tsx'
import { type AnswersDraft, answersOf, draftOf } from './answers.ts'
import { LiveCurve } from './LiveCurve.tsx'
import classes from './resources.module.css'

interface AnswerPanelProps {
  readonly scope: Scope
  readonly group: CurveOfGroup
  readonly groups: readonly CurveOfGroup[]
  readonly onChoose: (name: string) => void
}

/** Typing is not asked about letter by letter. */
const PAUSE_MS = 250

/** Five answers about a group and the curve through them, as they are given. */
export function AnswerPanel({ scope, group, groups, onChoose }: AnswerPanelProps) {
  const { t } = useTranslation('resources')
  const [draft, setDraft] = useState<AnswersDraft>(() => draftOf(group))
  const answers = answersOf(group.name, draft)
  const [settled] = useDebouncedValue(answers, PAUSE_MS)
  const curve = useQuery(answeredCurveQuery(scope, answers === null ? null : settled))
  return (
    <Panel
      title={t('form.title', { group: group.title })}
      note={t('form.note')}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t('form.group')}
          value={group.name}
          data={groups.map(({ name, title }) => ({ value: name, label: title }))}
          onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        />
      }
    >
      <div className={classes.sides}>
        <div>
          <AnswerFields draft={draft} hasExperiment={group.experiment !== null} onChange={setDraft} />
          <AnswerSaving scope={scope} answers={answers} />
        </div>
        <div>
          <LiveCurve group={group} answers={answers} curve={curve} />
          <History group={group} />
        </div>
      </div>
    </Panel>
  )
}

/** Who said what before; the newest counts. */
function History({ group: { history } }: { readonly group: CurveOfGroup }) {
  const { t } = useTranslation('resources')
  const format = useFormat()
  if (history.length === 0) return null
  return (
    <details className={classes.history}>
      <summary>{t('history.title')}</summary>
      <ul>
        {history.map(({ answersId, author, answeredAt, rationale }) => (
          <li key={answersId}>
            {t('answered.by', { author, date: format.date(answeredAt.slice(0, 10)) })}
            <div className={classes.soft}>{rationale}</div>
          </li>
        ))}
      </ul>
    </details>
  )
}
