import { Button, Checkbox } from '@mantine/core'
import type { MarketProject } from '@sabad/contract/schemas/market'
import type { MarketVariable } from '@sabad/contract/schemas/market-analysis'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { GainNote } from './GainNote.tsx'
import classes from './market.module.css'

interface VariableTableProps {
  readonly asOf: string
  readonly project: MarketProject
  readonly variables: readonly MarketVariable[]
  readonly onChange: (changed: Partial<MarketProject['variables']>) => void
}

/** Shown before all are asked for. */
const FIRST = 12

/** Every variable of the data with source and coverage; those that are chosen come first. */
export function VariableTable({ asOf, project, variables, onChange }: VariableTableProps) {
  const { t } = useTranslation('market')
  const [all, setAll] = useState(false)
  const { chosen, sensitiveAllowed } = project.variables
  const { projectId } = project
  const gain = useMutation({ mutationFn: (variable: string) => api.market.gain({ projectId, variable, asOf }) })
  const [picked] = useState(new Set(chosen))
  const sorted = [...variables].sort((a, b) => Number(picked.has(b.name)) - Number(picked.has(a.name)))
  const titleOf = (name: string) => variables.find((one) => one.name === name)?.title ?? name
  const toggle = (name: string, use: boolean) =>
    onChange({ chosen: use ? [...chosen, name] : chosen.filter((one) => one !== name) })
  return (
    <>
      <ScrollBox label={t('variables.title')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('variable.name')}</th>
              <th scope="col" className={table.number}>
                {t('variable.coverage')}
              </th>
              <th scope="col">{t('variable.source')}</th>
              <th scope="col">{t('variable.freshest')}</th>
              <th scope="col">{t('variable.test')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, all ? undefined : Math.max(FIRST, picked.size)).map((variable) => (
              <VariableRow
                key={variable.name}
                variable={variable}
                chosen={chosen.includes(variable.name)}
                off={variable.sensitive && !sensitiveAllowed}
                testing={gain.isPending && gain.variables === variable.name}
                onToggle={(use) => toggle(variable.name, use)}
                onTest={() => gain.mutate(variable.name)}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <div className={classes.inset}>
        {!all && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAll(true)}>
            {t('variable.all', { count: variables.length })}
          </Button>
        )}
        {gain.data && <GainNote gain={gain.data} title={titleOf(gain.data.variable)} />}
        {gain.isError && <FailureNotice error={gain.error} />}
      </div>
    </>
  )
}

interface VariableRowProps {
  readonly variable: MarketVariable
  readonly chosen: boolean
  readonly off: boolean
  readonly testing: boolean
  readonly onToggle: (use: boolean) => void
  readonly onTest: () => void
}

function VariableRow({ variable, chosen, off, testing, onToggle, onTest }: VariableRowProps) {
  const { t } = useTranslation('market')
  const format = useFormat()
  const { title, coverage, source, origin, freshest, sensitive } = variable
  return (
    <tr>
      <th scope="row">
        <Checkbox
          aria-label={t('variable.use', { variable: title })}
          label={sensitive ? `${title} (${t('variable.sensitive')})` : title}
          checked={chosen}
          disabled={off && !chosen}
          onChange={({ currentTarget }) => onToggle(currentTarget.checked)}
        />
      </th>
      <td className={table.number}>{format.share(coverage)}</td>
      <td className={table.soft}>
        {t(`origin.${origin}`)} · {source}
      </td>
      <td className={`${table.soft} ${table.nowrap}`}>
        {freshest === null ? t('variable.undated') : format.date(freshest)}
      </td>
      <td>
        {coverage > 0 && (
          <Button
            size="compact-xs"
            variant="default"
            loading={testing}
            aria-label={t('variable.test.of', { variable: title })}
            onClick={onTest}
          >
            {t('variable.test')}
          </Button>
        )}
      </td>
    </tr>
  )
}
