import type { Movement } from '@sabad/contract/schemas/movement'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './movement.module.css'

/** What those who went up, down, in or out gained or lost in value. */
export function NetValuePanel({ movement }: { readonly movement: Movement }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const { from, to, netValue } = movement
  const rows = netValue.filter(({ customers }) => customers > 0)
  const known = netValue.some(({ change }) => change !== null)
  const total = netValue.reduce((sum, { change }) => sum + (change ?? 0), 0)
  const customers = netValue.reduce((sum, one) => sum + one.customers, 0)
  const title = t('net.title')
  return (
    <Panel title={title} note={t('net.note', { from: format.date(from), to: format.date(to) })} flush>
      <ScrollBox label={title}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('net.direction')}</th>
              <th scope="col" className={table.number}>
                {t('customers')}
              </th>
              <th scope="col" className={table.number}>
                {t('change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.direction}>
                <th scope="row">{t(`direction.${row.direction}`)}</th>
                <td className={table.number}>{format.count(row.customers)}</td>
                <td className={table.number}>{row.change === null ? t('unknown') : format.moneyChange(row.change)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('net.all')}</th>
              <td className={table.number}>{format.count(customers)}</td>
              <td className={table.number}>{known ? format.moneyChange(total) : t('unknown')}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollBox>
      {!known && <p className={classes.tableNote}>{t('net.unknown')}</p>}
    </Panel>
  )
}
