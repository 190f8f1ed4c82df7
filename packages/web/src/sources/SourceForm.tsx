import { Button, Collapse, TextInput } from '@mantine/core'
import { type NewSource, type SourceKind, sourceKind } from '@sabad/contract/schemas/sources'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { sourcesQuery } from '../api/queries.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import classes from './sources.module.css'

const places = ['url', 'catalog', 'schema', 'user'] as const

type Fields = Readonly<Record<(typeof places)[number], string>>
type Tables = Readonly<Partial<Record<SourceKind, string>>>

const isTold = ([, table]: readonly [string, string]) => table.trim() !== ''

function newSource(fields: Fields, tables: Tables): NewSource {
  const told = sourceKind.options.map((kind) => [kind, tables[kind] ?? ''] as const).filter(isTold)
  return {
    ...{ kind: 'trino', ...fields, certificates: null },
    tables: told.map(([kind, table]) => ({ kind, table, mapping: {} })),
  }
}

/** Names a cluster and its tables; columns are recognised by their names, and what else there is to say the guide shows. */
export function SourceForm() {
  const { t } = useTranslation('data')
  const cache = useQueryClient()
  const [open, setOpen] = useState(false)
  const [fields, setFields] = useState<Fields>({ url: '', catalog: '', schema: '', user: '' })
  const [tables, setTables] = useState<Tables>({})
  const add = useMutation({
    mutationFn: () => api.sources.add(newSource(fields, tables)),
    onSuccess: () => cache.invalidateQueries({ queryKey: sourcesQuery.queryKey }),
  })
  return (
    <div className={classes.stack}>
      <p className={classes.text}>{t('source.none')}</p>
      <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)} className={classes.button}>
        {t('source.connect')}
      </Button>
      <Collapse expanded={open}>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault()
            add.mutate()
          }}
        >
          {places.map((place) => (
            <TextInput
              key={place}
              required
              withAsterisk={false}
              type={place === 'url' ? 'url' : 'text'}
              label={t(`source.${place}`)}
              value={fields[place]}
              onChange={({ currentTarget }) => setFields({ ...fields, [place]: currentTarget.value })}
            />
          ))}
          {sourceKind.options.map((kind) => (
            <TextInput
              key={kind}
              label={t('source.table-of', { kind: t(`kind.${kind}`) })}
              value={tables[kind] ?? ''}
              onChange={({ currentTarget }) => setTables({ ...tables, [kind]: currentTarget.value })}
            />
          ))}
          <Button type="submit" loading={add.isPending} className={classes.button}>
            {t('source.add')}
          </Button>
        </form>
      </Collapse>
      {add.isError && <FailureNotice error={add.error} />}
    </div>
  )
}
