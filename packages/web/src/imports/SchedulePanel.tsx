import { Button, Checkbox, NativeSelect } from '@mantine/core'
import {
  type RefreshSchedule,
  refreshSchedule,
  type ScheduledRefresh,
  weekday,
} from '@sabad/contract/schemas/refresh-schedule'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { scheduledQuery, workspaceQuery } from '../api/queries.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { useErrorSentence } from '../language/use-words.ts'
import classes from './imports.module.css'

/** Before people come to work. */
const FIRST: RefreshSchedule = { every: 'day', at: '06:00' }

/** Whether the server refreshes by itself, when it will, and what came of it. */
export function SchedulePanel() {
  const { t } = useTranslation('data')
  const cache = useQueryClient()
  const stored = useWorkspace().workspace.settings.refreshSchedule
  const [isWanted, setWanted] = useState(stored !== null)
  const [schedule, setSchedule] = useState(stored ?? FIRST)
  const save = useMutation({
    mutationFn: () => api.workspace.update({ refreshSchedule: isWanted ? schedule : null }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: workspaceQuery.queryKey })
      await cache.invalidateQueries({ queryKey: scheduledQuery.queryKey })
    },
  })
  return (
    <Panel title={t('schedule.title')} note={t('schedule.note')}>
      <form
        className={classes.reading}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Checkbox
          className={classes.whole}
          label={t('schedule.wanted')}
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
      <Scheduled />
    </Panel>
  )
}

/** Every half hour; chosen from, since a browser's own field of a time has the digits of the browser's language. */
const HALF_HOURS = Array.from({ length: 48 }, (_, at) => `${String(at >> 1).padStart(2, '0')}:${at % 2 ? '30' : '00'}`)

/** Another time may have been asked for on the command line. */
const timesWith = (at: string): readonly string[] => (HALF_HOURS.includes(at) ? HALF_HOURS : [...HALF_HOURS, at].sort())

interface FieldsProps {
  readonly schedule: RefreshSchedule
  readonly onChange: (schedule: RefreshSchedule) => void
}

function ScheduleFields({ schedule, onChange }: FieldsProps) {
  const { t } = useTranslation('data')
  const format = useFormat()
  const { every, at } = schedule
  const on = schedule.every === 'week' ? schedule.on : 'monday'
  const change = (changed: Partial<Record<'every' | 'on' | 'at', string>>) => {
    const { on: day, ...dayless } = { every, on, at, ...changed }
    const parsed = refreshSchedule.safeParse(dayless.every === 'week' ? { ...dayless, on: day } : dayless)
    if (parsed.success) onChange(parsed.data)
  }
  return (
    <>
      <NativeSelect
        label={t('schedule.every')}
        value={every}
        onChange={({ currentTarget: { value } }) => change({ every: value })}
        data={(['day', 'week', 'month'] as const).map((value) => ({ value, label: t(`schedule.every.${value}`) }))}
      />
      {every === 'week' && (
        <NativeSelect
          label={t('schedule.on')}
          value={on}
          onChange={({ currentTarget: { value } }) => change({ on: value })}
          data={weekday.options.map((value) => ({ value, label: t(`schedule.on.${value}`) }))}
        />
      )}
      <NativeSelect
        label={t('schedule.at')}
        value={at}
        onChange={({ currentTarget: { value } }) => change({ at: value })}
        data={timesWith(at).map((value) => ({ value, label: format.timeOfDay(value) }))}
      />
    </>
  )
}

const SHOWN = 5

function Scheduled() {
  const { t } = useTranslation('data')
  const format = useFormat()
  const { data } = useQuery(scheduledQuery)
  if (!data) return null
  const { next, refreshes } = data
  return (
    <ul className={classes.written}>
      {next !== null && <li>{t('schedule.next', { at: format.moment(next) })}</li>}
      {refreshes.slice(0, SHOWN).map((scheduled) => (
        <li key={scheduled.finishedAt}>
          <Outcome scheduled={scheduled} />
        </li>
      ))}
    </ul>
  )
}

/** What came of a refresh by the clock. */
function Outcome({ scheduled }: { readonly scheduled: ScheduledRefresh }) {
  const { t } = useTranslation('data')
  const format = useFormat()
  const sentence = useErrorSentence()
  const { finishedAt, outcome, failure } = scheduled
  const why = failure ? sentence(failure.code, failure.params) : ''
  return t(`schedule.outcome.${outcome}`, { at: format.moment(finishedAt), why })
}
