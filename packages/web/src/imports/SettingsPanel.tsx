import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { Settings } from '@sabad/contract/schemas/workspace'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { workspaceQuery } from '../api/queries.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { NumberField } from '../display/NumberField.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { currencyCodes } from '../language/format.ts'
import classes from './imports.module.css'

const rates = ['marginRate', 'discountRate'] as const

/** What holds for the whole workspace: how money is written, and what profit rests on where costs are not known. */
export function SettingsPanel() {
  const { t } = useTranslation('data')
  const format = useFormat()
  const cache = useQueryClient()
  const [settings, setSettings] = useState<Settings>(useWorkspace().workspace.settings)
  const change = (changed: Partial<Settings>) => setSettings((old) => ({ ...old, ...changed }))
  const save = useMutation({
    mutationFn: () => {
      // What another panel keeps may have changed since this one was opened.
      const { reportAfterRefresh: _, refreshSchedule: __, ...own } = settings
      return api.workspace.update(own)
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: workspaceQuery.queryKey }),
  })
  return (
    <Panel title={t('settings.title')} note={t('settings.note')}>
      <form
        className={classes.reading}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextInput
          label={t('settings.companyName')}
          value={settings.companyName}
          onChange={({ currentTarget }) => change({ companyName: currentTarget.value })}
        />
        <NativeSelect
          label={t('settings.currency')}
          value={settings.currency}
          onChange={({ currentTarget }) => change({ currency: currentTarget.value })}
          data={currencyCodes().map((code) => ({ value: code, label: currencyOf(code, format.currencyName(code)) }))}
        />
        {rates.map((rate) => (
          <NumberField
            key={rate}
            min={0}
            max={100}
            label={t(`settings.${rate}`)}
            value={percentOf(settings[rate])}
            onChange={(percent) => percent !== null && change({ [rate]: percent / 100 })}
          />
        ))}
        <Button type="submit" variant="default" loading={save.isPending} className={classes.save}>
          {t('settings.save')}
        </Button>
      </form>
      {save.isError && <FailureNotice error={save.error} />}
      {save.isSuccess && <p role="status">{t('settings.saved')}</p>}
    </Panel>
  )
}

/** Some old currencies have no name in some languages. */
const currencyOf = (code: string, name: string): string => (name === code ? code : `${code} ${name}`)

/** 0.07 as 7, without the 7.000000000000001 of binary fractions. */
const percentOf = (share: number): number => Number((share * 100).toPrecision(12))
