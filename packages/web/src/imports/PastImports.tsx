import type { ImportRecord } from '@sabad/contract/schemas/imports'
import { useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { importsQuery } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useIsNarrow } from '../display/use-is-narrow.ts'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './imports.module.css'
import { PastImportCards, type PastListProps } from './PastImportCards.tsx'
import { Rejects } from './Rejects.tsx'
import { RejectsToggle } from './RejectsToggle.tsx'

export function PastImports() {
  const { t } = useTranslation('data')
  const query = useQuery(importsQuery)
  return (
    <Panel title={t('past.title')} note={t('past.note')} flush>
      <Answer query={query} waiting={<Waiting height={160} />}>
        {(records) => <Past records={records} />}
      </Answer>
    </Panel>
  )
}

function Past({ records }: { readonly records: readonly ImportRecord[] }) {
  const { t } = useTranslation('data')
  const narrow = useIsNarrow()
  const [open, setOpen] = useState<number | null>(null)
  const toggle = (importId: number) => setOpen(open === importId ? null : importId)
  if (records.length === 0) return <p className={classes.none}>{t('past.none')}</p>
  if (narrow) return <PastImportCards {...{ records, open, toggle }} />
  return <PastTable {...{ records, open, toggle }} />
}

function PastTable({ records, open, toggle }: PastListProps) {
  const { t } = useTranslation('data')
  return (
    <ScrollBox label={t('past.title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('past.file')}</th>
            <th scope="col">{t('past.kind')}</th>
            <th scope="col">{t('past.when')}</th>
            <th scope="col" className={table.number}>
              {t('count.rows')}
            </th>
            <th scope="col" className={table.number}>
              {t('count.accepted')}
            </th>
            <th scope="col" className={table.number}>
              {t('count.replaced')}
            </th>
            <th scope="col" className={table.number}>
              {t('count.rejected')}
            </th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <Fragment key={record.importId}>
              <PastRow record={record} open={open === record.importId} onToggle={() => toggle(record.importId)} />
              {open === record.importId && (
                <tr>
                  <td colSpan={7}>
                    <Rejects importId={record.importId} reasons={record.reasons} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

interface PastRowProps {
  readonly record: ImportRecord
  readonly open: boolean
  readonly onToggle: () => void
}

function PastRow({ record, open, onToggle }: PastRowProps) {
  const { t } = useTranslation('data')
  const format = useFormat()
  const { rejected } = record
  return (
    <tr>
      <th scope="row">{record.fileName}</th>
      <td className={table.nowrap}>{t(`kind.${record.kind}`)}</td>
      <td className={table.nowrap}>{format.moment(record.importedAt)}</td>
      <td className={table.number}>{format.count(record.rows)}</td>
      <td className={table.number}>{format.count(record.accepted)}</td>
      <td className={table.number}>{format.count(record.replaced)}</td>
      <td className={table.number}>
        {rejected === 0 ? format.count(0) : <RejectsToggle {...{ rejected, open, onToggle }} />}
      </td>
    </tr>
  )
}
