import { type AuditLog, auditDimension } from '@sabad/contract/schemas/audit'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './audit.module.css'

/** The scores of everybody who answered, newest first. */
export function HistoryPanel({ log }: { readonly log: AuditLog }) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const write = (value: number | null) => (value === null ? t('unknown') : format.decimal(value))
  return (
    <Panel title={t('history')} note={t('history.note')} flush>
      <ScrollBox label={t('history')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('history.on')}</th>
              <th scope="col">{t('history.by')}</th>
              {auditDimension.options.map((dimension) => (
                <th key={dimension} scope="col" className={table.number}>
                  {t(`dimension.${dimension}`)}
                </th>
              ))}
              <th scope="col" className={table.number}>
                {t('overall')}
              </th>
              <th scope="col" className={table.number}>
                {t('gap')}
              </th>
            </tr>
          </thead>
          <tbody>
            {log.audits.map(({ auditId, answeredOn, by, note, edition, scores, overall, gap }) => (
              <tr key={auditId}>
                <td className={table.nowrap}>{format.date(answeredOn)}</td>
                <td>
                  {by}
                  {note && <div className={classes.soft}>{note}</div>}
                  {edition !== log.edition && <div className={classes.soft}>{t('history.edition')}</div>}
                </td>
                {scores.map(({ dimension, value, answered, asked }) => (
                  <td key={dimension} className={table.number}>
                    {write(value)}
                    {answered > 0 && answered < asked && (
                      <div className={classes.soft}>{t('answered', { answered, asked })}</div>
                    )}
                  </td>
                ))}
                <td className={table.number}>{write(overall)}</td>
                <td className={table.number}>{write(gap)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  )
}
