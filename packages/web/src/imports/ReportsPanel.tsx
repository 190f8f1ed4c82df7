import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type Language, language as languageSchema } from '@sabad/contract/schemas/language'
import type { ReportSchedule, WrittenReport } from '@sabad/contract/schemas/reports'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { reportsQuery, workspaceQuery } from '../api/queries.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { languageNames, languages } from '../language/languages.ts'
import { useErrorSentence } from '../language/use-words.ts'
import classes from './imports.module.css'

/** A year of monthly refreshes. */
const KEPT = 12

/** What is asked for where nothing was yet: a report of the portfolio on screen, in the reader's language. */
function useFirstSchedule(): ReportSchedule {
  const { i18n } = useTranslation()
  const { portfolios, scope } = useWorkspace()
  const spoken = languages.find((language) => i18n.language.startsWith(language)) ?? 'en'
  const portfolioId = scope?.portfolioId ?? portfolios[0]?.portfolioId ?? 'starter'
  return { portfolioId, folder: 'reports', language: spoken, keep: KEPT }
}

/** Whether a report is written after each refresh, and what came of the newest ones. */
export function ReportsPanel() {
  const { t } = useTranslation('data')
  const cache = useQueryClient()
  const first = useFirstSchedule()
  const stored = useWorkspace().workspace.settings.reportAfterRefresh
  const [isWanted, setWanted] = useState(stored !== null)
  const [schedule, setSchedule] = useState(stored ?? first)
  const save = useMutation({
    mutationFn: () => api.workspace.update({ reportAfterRefresh: isWanted ? schedule : null }),
    onSuccess: () => cache.invalidateQueries({ queryKey: workspaceQuery.queryKey }),
  })
  return (
    <Panel title={t('reports.title')} note={t('reports.note')}>
      <form
        className={classes.reading}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Checkbox
          className={classes.whole}
          label={t('reports.wanted')}
          checked={isWanted}
          onChange={({ currentTarget }) => setWanted(currentTarget.checked)}
        />
        {isWanted && <ScheduleFields schedule={schedule} onChange={setSchedule} />}
        <Button type="submit" variant="default" loading={save.isPending} className={classes.save}>
          {t('settings.save')}
        </Button>
      </form>
      {save.isError && <FailureNotice error={save.error} />}
      {save.isSuccess && <p role="status">{t('settings.saved')}</p>}
      <Written />
    </Panel>
  )
}

interface FieldsProps {
  readonly schedule: ReportSchedule
  readonly onChange: (schedule: ReportSchedule) => void
}

const isLanguage = (code: string): code is Language => languageSchema.safeParse(code).success

function ScheduleFields({ schedule, onChange }: FieldsProps) {
  const { t } = useTranslation('data')
  const { portfolios } = useWorkspace()
  const change = (changed: Partial<ReportSchedule>) => onChange({ ...schedule, ...changed })
  return (
    <>
      <NativeSelect
        label={t('reports.portfolio')}
        value={schedule.portfolioId}
        onChange={({ currentTarget: { value } }) => change({ portfolioId: value })}
        data={portfolios.map(({ portfolioId, title }) => ({ value: portfolioId, label: title }))}
      />
      <NativeSelect
        label={t('reports.language')}
        value={schedule.language}
        onChange={({ currentTarget: { value } }) => isLanguage(value) && change({ language: value })}
        data={languages.map((code) => ({ value: code, label: languageNames[code] }))}
      />
      <TextInput
        label={t('reports.folder')}
        dir="ltr"
        required
        withAsterisk={false}
        value={schedule.folder}
        onChange={({ currentTarget: { value } }) => change({ folder: value })}
      />
      <TextInput
        type="number"
        label={t('reports.keep')}
        min={1}
        max={1000}
        required
        withAsterisk={false}
        value={schedule.keep}
        onChange={({ currentTarget: { value } }) => change({ keep: Number(value) })}
      />
    </>
  )
}

const SHOWN = 5

function Written() {
  const { data } = useQuery(reportsQuery)
  if (!data || data.length === 0) return null
  return (
    <ul className={classes.written}>
      {data.slice(0, SHOWN).map((report) => (
        <li key={`${report.runId} ${report.writtenAt}`}>
          <Outcome report={report} />
        </li>
      ))}
    </ul>
  )
}

/** Where a report lies, or why there is none. */
function Outcome({ report }: { readonly report: WrittenReport }) {
  const { t } = useTranslation('data')
  const format = useFormat()
  const sentence = useErrorSentence()
  const { writtenAt, file, failure } = report
  const at = format.moment(writtenAt)
  if (file !== null) return t('reports.file', { at, file })
  return failure
    ? t('reports.failed', { at, why: sentence(failure.code, failure.params) })
    : t('reports.removed', { at })
}
