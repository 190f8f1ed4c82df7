import type { ImportRecord } from '@sabad/contract/schemas/imports'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './imports.module.css'
import { Rejects } from './Rejects.tsx'
import { RejectsToggle } from './RejectsToggle.tsx'

export interface PastListProps {
  readonly records: readonly ImportRecord[]
  /** The import whose rejected rows are shown. */
  readonly open: number | null
  readonly toggle: (importId: number) => void
}

/** Imports on a phone: one card each. */
export function PastImportCards({ records, open, toggle }: PastListProps) {
  return (
    <ul className={classes.cards}>
      {records.map((record) => (
        <PastCard
          key={record.importId}
          record={record}
          open={open === record.importId}
          onToggle={() => toggle(record.importId)}
        />
      ))}
    </ul>
  )
}

interface PastCardProps {
  readonly record: ImportRecord
  readonly open: boolean
  readonly onToggle: () => void
}

const counts = ['rows', 'accepted', 'rejected'] as const

function PastCard({ record, open, onToggle }: PastCardProps) {
  const { t } = useTranslation('data')
  const format = useFormat()
  const { importId, rejected, reasons } = record
  return (
    <li className={classes.card}>
      <h3>{record.fileName}</h3>
      <p className={classes.soft}>
        {t('past.of', { kind: t(`kind.${record.kind}`), when: format.moment(record.importedAt) })}
      </p>
      <dl className={classes.counts}>
        {counts.map((count) => (
          <div key={count}>
            <dt>{t(`count.${count}`)}</dt>
            <dd>{format.count(record[count])}</dd>
          </div>
        ))}
      </dl>
      {rejected > 0 && (
        <div className={classes.toggle}>
          <RejectsToggle {...{ rejected, open, onToggle }} />
        </div>
      )}
      {open && <Rejects importId={importId} reasons={reasons} />}
    </li>
  )
}
