import { Button } from '@mantine/core'
import type { InsightDocument } from '@sabad/contract/schemas/insights'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Panel } from '../display/Panel.tsx'
import strategy from '../strategy/strategy.module.css'
import { blankInsight } from './blank-insight.ts'
import { InsightForm } from './InsightForm.tsx'
import { useInsightSaving } from './use-insight-saving.ts'

interface NoteHereProps {
  readonly about: Partial<InsightDocument>
  /** What the button says; left out, that an insight is noted. */
  readonly label?: string
}

/** Notes an insight where it is had: source, link and group are filled in. */
export function NoteHere({ about, label }: NoteHereProps) {
  const { t } = useTranslation('insights')
  const [state, setState] = useState<'closed' | 'open' | 'noted'>('closed')
  const save = useInsightSaving(
    (written) => api.insights.note(written),
    () => setState('noted'),
  )
  if (state === 'open') {
    return (
      <Panel title={label ?? t('add')}>
        <InsightForm start={{ ...blankInsight, ...about }} save={save} onCancel={() => setState('closed')} />
      </Panel>
    )
  }
  return (
    <div className={strategy.buttons}>
      <Button size="xs" variant="default" onClick={() => setState('open')}>
        {label ?? t('note-here')}
      </Button>
      {state === 'noted' && (
        <span role="status" className={strategy.quiet}>
          {t('noted-here')} <Link to="/insights">{t('to-log')}</Link>
        </span>
      )}
    </div>
  )
}
