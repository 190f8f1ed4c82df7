import type { ProfitWaterfall } from '@sabad/contract/schemas/costing'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { useRowTitle } from '../profit/use-row-title.ts'
import { type WaterfallRow, waterfallRows, waterfallScale } from '../profit/waterfall-rows.ts'
import { WideTable } from './WideTable.tsx'

/** From list revenue down to what is left: a table whose bars hang where the sum has come to. */
export function WaterfallTable({ waterfall }: { readonly waterfall: ProfitWaterfall }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const rows = waterfallRows(waterfall)
  const scale = waterfallScale(rows)
  const { after, asOf, customers, notAssigned, sums } = waterfall
  const note = t('waterfall.note', { from: format.date(after), to: format.date(asOf), customers })
  return (
    <>
      <h3>{t('waterfall.title')}</h3>
      <WideTable label={t('waterfall.title')} caption={`${note}. ${t('waterfall.meaning')}`}>
        <thead>
          <tr>
            <th scope="col">{t('waterfall.step')}</th>
            <td className="bars" />
            <th scope="col" className="number">
              {t('waterfall.amount')}
            </th>
            <th scope="col" className="number">
              {t('waterfall.of-net')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.name} row={row} scale={scale} whole={sums.netRevenue} />
          ))}
        </tbody>
      </WideTable>
      {notAssigned && (
        <p className="note">
          {t('waterfall.not-assigned', {
            unassigned: format.money(notAssigned.unassigned),
            unused: format.money(notAssigned.unused),
            notTaken: format.money(notAssigned.notTaken),
          })}
        </p>
      )}
    </>
  )
}

interface RowProps {
  readonly row: WaterfallRow
  readonly scale: ReturnType<typeof waterfallScale>
  readonly whole: number
}

function Row({ row, scale, whole }: RowProps) {
  const format = useFormat()
  const title = useRowTitle()(row)
  return (
    <tr className={row.isSum ? 'sum' : undefined}>
      <th scope="row">{title}</th>
      <td className="bars">
        <Bar row={row} scale={scale} />
      </td>
      <td className="number">{format.money(row.amount)}</td>
      <td className="number">{whole > 0 ? format.share(row.amount / whole) : '–'}</td>
    </tr>
  )
}

/** As wide as its cell: a drawing that is stretched needs no sizes. */
function Bar({ row, scale }: Pick<RowProps, 'row' | 'scale'>) {
  const { start, length } = scale.bar(row)
  const kind = row.isSum ? 'total' : row.amount >= 0 ? 'rise' : 'fall'
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
      <rect className="zero" x={scale.zero} y={0} width={0.2} height={10} />
      <rect className={kind} x={start} y={1} width={Math.max(length, 0.3)} height={8} />
    </svg>
  )
}
