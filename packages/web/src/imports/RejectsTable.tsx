import { useTranslation } from 'react-i18next'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './imports.module.css'
import { useReason } from './use-reason.ts'

interface Reject {
  readonly rowNumber: number
  readonly column: string | null
  readonly value: string | null
  readonly reason: string
}

export function RejectsTable({ rejects }: { readonly rejects: readonly Reject[] }) {
  const { t } = useTranslation('data')
  const format = useFormat()
  const reason = useReason()
  return (
    <>
      <p className={classes.soft}>{t('rejects.first', { count: rejects.length })}</p>
      <div className={classes.rejectRows}>
        <ScrollBox label={t('rejects.title')}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col" className={table.number}>
                  {t('rejects.row')}
                </th>
                <th scope="col">{t('rejects.column')}</th>
                <th scope="col">{t('rejects.value')}</th>
                <th scope="col">{t('rejects.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {rejects.map(({ rowNumber, column, value, reason: code }) => (
                <tr key={`${rowNumber} ${column}`}>
                  <td className={table.number}>{format.count(rowNumber)}</td>
                  <td>{column ?? t('rejects.whole-row')}</td>
                  <td>{value ? <code>{value}</code> : t('rejects.empty')}</td>
                  <td>{reason(code)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      </div>
    </>
  )
}
