import { Button, Group } from '@mantine/core'
import type { Source, SourceCheck } from '@sabad/contract/schemas/sources'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { sourcesQuery } from '../api/queries.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './sources.module.css'

/** A cluster with its tables, what it says of them today, and the way back. */
export function SourceView({ source }: { readonly source: Source }) {
  const { t } = useTranslation('data')
  const cache = useQueryClient()
  const check = useMutation({ mutationFn: () => api.sources.check() })
  const remove = useMutation({
    mutationFn: () => api.sources.remove(),
    onSuccess: () => cache.invalidateQueries({ queryKey: sourcesQuery.queryKey }),
  })
  const { url, catalog, schema, user } = source
  const checks = check.data?.tables ?? []
  const problems = checks.flatMap((one) => one.problems)
  const canMove = checks.some((one) => one.version === null && one.problems.length === 0)
  return (
    <div className={classes.stack}>
      <p className={classes.text}>{t('source.reads', { url, place: `${catalog}.${schema}`, user })}</p>
      <SourceTables source={source} checks={checks} />
      {canMove && <p className={classes.text}>{t('source.canMove')}</p>}
      <Group gap="sm">
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          {t('source.check')}
        </Button>
        <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('source.remove')}
        </Button>
      </Group>
      {check.data?.isSound && <p role="status">{t('source.sound')}</p>}
      {[...problems, ...[check.error, remove.error].filter((error) => error !== null)].map((problem, at) => (
        // Problems have no name of their own, and their order does not change.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <FailureNotice key={at} error={problem} />
      ))}
    </div>
  )
}

interface SourceTablesProps {
  readonly source: Source
  readonly checks: SourceCheck['tables']
}

function SourceTables({ source, checks }: SourceTablesProps) {
  const { t } = useTranslation('data')
  const format = useFormat()
  const checked = checks.length > 0
  const rows = source.tables.map((one) => ({ ...one, check: checks.find(({ kind }) => kind === one.kind) }))
  const numbers = ['rows', 'incomplete', 'future'] as const
  return (
    <ScrollBox label={t('source.title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('facts.kind')}</th>
            <th scope="col">{t('source.table')}</th>
            {checked &&
              numbers.map((name) => (
                <th scope="col" key={name} className={table.number}>
                  {t(`source.${name}`)}
                </th>
              ))}
            {checked && <th scope="col">{t('source.version')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, table: name, check }) => (
            <tr key={kind}>
              <th scope="row">{t(`kind.${kind}`)}</th>
              <td dir="ltr">{name}</td>
              {checked &&
                numbers.map((number) => (
                  <td key={number} className={table.number}>
                    {check?.[number] == null ? '–' : format.count(check[number])}
                  </td>
                ))}
              {checked && <td dir="ltr">{check?.version ?? '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
