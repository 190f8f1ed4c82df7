import type { ExtremeCustomer, ProfitWhale } from '@sabad/contract/schemas/profit'
import { useTranslation } from 'react-i18next'
import { CustomerLink } from '../customers/CustomerLink.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './profit.module.css'

interface ExtremesPanelProps {
  readonly side: 'earners' | 'losers'
  readonly whale: ProfitWhale
}

/** The customers at one end of the curve. */
export function ExtremesPanel({ side, whale }: ExtremesPanelProps) {
  const { t } = useTranslation('profit')
  const title = t(`${side}.title`)
  const rows = whale[side]
  return (
    <Panel title={title} note={whale.measure.title} flush>
      {rows.length === 0 ? (
        <p className={classes.quiet}>{t(`${side}.none`)}</p>
      ) : (
        <ScrollBox label={title}>
          <ExtremesTable rows={rows} />
        </ScrollBox>
      )}
    </Panel>
  )
}

function ExtremesTable({ rows }: { readonly rows: readonly ExtremeCustomer[] }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('customer')}</th>
          <th scope="col" className={table.number}>
            {t('profit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.customerId}>
            <th scope="row">
              <CustomerLink row={row} />
            </th>
            <td className={row.profit < 0 ? `${table.number} ${classes.loss}` : table.number}>
              {format.money(row.profit)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
