import type { ProfitWhale } from '@sabad/contract/schemas/profit'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { StatTile, StatTiles } from '../display/StatTile.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './profit.module.css'
import { type Curve, whaleOption, whaleScale } from './whale-option.ts'

/** Who earns the profit, and who loses it again. */
export function WhalePanel({ whale }: { readonly whale: ProfitWhale }) {
  const { t } = useTranslation('profit')
  const { curve, measure } = whale
  if (!curve) {
    return (
      <Panel title={t('whale.title')}>
        <p className={classes.quiet}>{t('whale.nobody', { measure: measure.title })}</p>
      </Panel>
    )
  }
  return <WhaleChart whale={whale} curve={curve} />
}

function WhaleChart({ whale, curve }: { readonly whale: ProfitWhale; readonly curve: Curve }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const look = useChartLook()
  const option = useMemo(() => {
    const texts = {
      customers: t('whale.customers'),
      cumulative: t('whale.cumulative'),
      peak: t('whale.peak-label'),
      all: t('whale.all', { total: format.moneyShort(curve.total) }),
    }
    return whaleOption(curve, texts, { look, format })
  }, [curve, look, format, t])
  const { customers } = curve
  const note = t('whale.note', { measure: whale.measure.title, customers, unknown: whale.unknown })
  return (
    <ChartPanel
      title={t('whale.title')}
      note={note}
      label={t('whale.label')}
      height={320}
      option={option}
      actions={
        <Meaning of={t('whale.title')}>
          <p>{t('whale.meaning')}</p>
        </Meaning>
      }
      table={<WhaleTable curve={curve} />}
    >
      <Diagnosis curve={curve} />
    </ChartPanel>
  )
}

/** The curve in figures. */
export function WhaleTiles({ curve }: { readonly curve: Curve }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const { total, peak, peakShare, erosion, lossMakers, customersToPeak, stobachoffIndex, customers } = curve
  return (
    <StatTiles>
      <StatTile label={t('tile.total')} note={t('tile.total.note', { customers })}>
        {format.moneyShort(total)}
      </StatTile>
      <StatTile
        label={t('tile.peak')}
        note={t('tile.peak.note', { customers: format.share(customersToPeak) })}
        meaning={<Meaning of={t('tile.peak')}>{t('tile.peak.meaning')}</Meaning>}
      >
        {peakShare === null ? format.moneyShort(peak) : format.share(peakShare)}
      </StatTile>
      <StatTile
        label={t('tile.lost')}
        note={t('tile.lost.note', { customers: format.share(lossMakers) })}
        meaning={<Meaning of={t('tile.lost')}>{t('tile.lost.meaning')}</Meaning>}
      >
        {erosion === null ? format.moneyShort(peak - total) : format.share(erosion)}
      </StatTile>
      <StatTile
        label={t('tile.index')}
        note={t('tile.index.note')}
        meaning={<Meaning of={t('tile.index')}>{t('tile.index.meaning')}</Meaning>}
      >
        {stobachoffIndex === null ? '–' : format.index(stobachoffIndex)}
      </StatTile>
    </StatTiles>
  )
}

/** On how few the base depends, and how much of what they earn others lose again. */
function Diagnosis({ curve: { diagnosis } }: { readonly curve: Curve }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  if (!diagnosis) return null
  const { kind, dependence, subsidy } = diagnosis
  return (
    <p className={classes.reading}>
      <strong>{t(`diagnosis.${kind}`)}</strong>{' '}
      {t('diagnosis.sides', {
        dependence: format.share(dependence.value),
        dependenceFrom: format.share(dependence.highFrom),
        subsidy: format.share(subsidy.value),
        subsidyFrom: format.share(subsidy.highFrom),
      })}
    </p>
  )
}

const EVERY = 5

function WhaleTable({ curve }: { readonly curve: Curve }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const { write, placeOf } = whaleScale(curve, format)
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('whale.customers')}</th>
          <th scope="col" className={table.number}>
            {t('whale.cumulative')}
          </th>
          {curve.total > 0 && (
            <th scope="col" className={table.number}>
              {t('whale.of-total')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {curve.points
          .filter((_, at) => at % EVERY === 0)
          .map(({ customers, profit }) => (
            <tr key={customers}>
              <th scope="row">{format.share(customers)}</th>
              <td className={table.number} data-value={profit}>
                {format.money(profit)}
              </td>
              {curve.total > 0 && (
                <td className={table.number} data-value={placeOf(profit)}>
                  {write(placeOf(profit))}
                </td>
              )}
            </tr>
          ))}
      </tbody>
    </table>
  )
}
