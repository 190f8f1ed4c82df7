import type { ImportRecord } from '@sabad/contract/schemas/imports'
import { useTranslation } from 'react-i18next'
import { useReason } from '../imports/use-reason.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { WideTable } from './WideTable.tsx'

/** Daily imports of a year would fill the report: the newest are shown, and how many there are besides. */
const SHOWN = 20

const counts = ['rows', 'accepted', 'rejected'] as const

/** The imports, newest first, with the rows that could be used and those that could not. */
export function ImportsTable({ imports }: { readonly imports: readonly ImportRecord[] }) {
  const { t } = useTranslation(['report', 'data'])
  const shown = imports.slice(0, SHOWN)
  return (
    <WideTable
      label={t('data:past.title')}
      caption={t('data.imports', { shown: shown.length, count: imports.length, hidden: imports.length - shown.length })}
    >
      <thead>
        <tr>
          <th scope="col">{t('data:past.file')}</th>
          <th scope="col">{t('data:past.kind')}</th>
          <th scope="col">{t('data:past.when')}</th>
          {counts.map((name) => (
            <th key={name} scope="col" className="number">
              {t(`data:count.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((record) => (
          <ImportRow key={record.importId} record={record} />
        ))}
      </tbody>
    </WideTable>
  )
}

function ImportRow({ record }: { readonly record: ImportRecord }) {
  const { t } = useTranslation(['report', 'data'])
  const format = useFormat()
  const reason = useReason()
  const { rows, accepted, rejected } = record
  const reasons = Object.entries(record.reasons).sort(([, one], [, other]) => other - one)
  const share = rejected > 0 && rows > 0 ? format.share(rejected / rows) : null
  return (
    <tr>
      <th scope="row" className="file">
        <bdi>{record.fileName}</bdi>
        {reasons.map(([code, count]) => (
          <span key={code} className="under">
            {t('data.reason', { reason: reason(code), rows: count })}
          </span>
        ))}
      </th>
      <td>{t(`data:kind.${record.kind}`)}</td>
      <td>{format.moment(record.importedAt)}</td>
      <td className="number">{format.count(rows)}</td>
      <td className="number">{format.count(accepted)}</td>
      <td className="number">
        {format.count(rejected)}
        {share && <span className="under">{share}</span>}
      </td>
    </tr>
  )
}
