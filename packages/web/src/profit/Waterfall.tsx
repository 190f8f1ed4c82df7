import type { ProfitWaterfall } from '@sabad/contract/schemas/costing'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ScrollBox } from '../display/ScrollBox.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './profit.module.css'
import { useRowTitle } from './use-row-title.ts'
import { type StepAmount, type WaterfallRow, waterfallRows, waterfallScale } from './waterfall-rows.ts'

interface WaterfallProps {
  readonly waterfall: Pick<ProfitWaterfall, 'steps' | 'sums'>
  /** Where a step comes from; null where there is nothing to tell. Opens beneath the step. */
  readonly traceOf?: (step: StepAmount) => ReactNode
}

/** From list revenue down to what is left: a table whose bars hang where the sum has come to. */
export function Waterfall({ waterfall, traceOf }: WaterfallProps) {
  const { t } = useTranslation('profit')
  const rows = waterfallRows(waterfall)
  const scale = waterfallScale(rows)
  const whole = waterfall.sums.netRevenue
  return (
    <ScrollBox label={t('waterfall.title')}>
      <table className={classes.waterfall}>
        <thead>
          <tr>
            <th scope="col">{t('waterfall.step')}</th>
            <th scope="col" className={classes.barColumn} aria-hidden />
            <th scope="col" className={classes.amount}>
              {t('waterfall.amount')}
            </th>
            <th scope="col" className={classes.amount}>
              {t('waterfall.of-net')}
            </th>
            <th scope="col" className={classes.wide}>
              {t('waterfall.source')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.name} row={row} scale={scale} whole={whole} trace={row.step && traceOf?.(row.step)} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

interface RowProps {
  readonly row: WaterfallRow
  readonly scale: ReturnType<typeof waterfallScale>
  readonly whole: number
  readonly trace: ReactNode
}

function Row({ row, scale, whole, trace }: RowProps) {
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const title = useRowTitle()(row)
  return (
    <>
      <tr className={row.isSum ? classes.sum : undefined}>
        <th scope="row">
          {trace ? (
            <button type="button" className={classes.toggle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {title}
            </button>
          ) : (
            title
          )}
        </th>
        <td className={classes.barColumn}>
          <Bar row={row} scale={scale} />
        </td>
        <td
          className={row.amount < 0 && row.isSum ? `${classes.amount} ${classes.loss}` : classes.amount}
          data-value={row.amount}
        >
          {format.money(row.amount)}
        </td>
        <td className={classes.amount} data-value={whole > 0 ? row.amount / whole : undefined}>
          {whole > 0 ? format.share(row.amount / whole) : '–'}
        </td>
        <td className={classes.wide}>{row.step && <Source step={row.step} />}</td>
      </tr>
      {isOpen && (
        <tr className={classes.trace}>
          <td colSpan={5}>{trace}</td>
        </tr>
      )}
    </>
  )
}

function Bar({ row, scale }: Pick<RowProps, 'row' | 'scale'>) {
  const { start, length } = scale.bar(row)
  const kind = row.isSum ? classes.total : row.amount >= 0 ? classes.rise : ''
  return (
    <div className={classes.track} aria-hidden>
      <span className={classes.zero} style={{ insetInlineStart: `${scale.zero}%` }} />
      <span className={`${classes.bar} ${kind}`} style={{ insetInlineStart: `${start}%`, inlineSize: `${length}%` }} />
    </div>
  )
}

const PART = 0.005

/** Whether facts tell a step of each customer, or a model spreads it. */
function Source({ step: { amount, measured } }: { readonly step: StepAmount }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const share = amount === 0 ? 1 : measured / amount
  if (share > 1 - PART) return <span className={classes.soft}>{t('source.measured')}</span>
  if (share < PART) return <span className={classes.soft}>{t('source.apportioned')}</span>
  return <span className={classes.soft}>{t('source.partly', { share: format.share(share) })}</span>
}
