import { type PlaneQuadrant, type ProfitPlane, planeQuadrant } from '@sabad/contract/schemas/profit'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { LinkButton } from '../display/LinkButton.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { useScheme } from '../theme/use-scheme.ts'
import { type PartOfPlane, PlaneCustomers } from './PlaneCustomers.tsx'
import { drawnOf, type Plane, planeOption } from './plane-option.ts'
import classes from './profit.module.css'

/** Net price by cost to serve, and who lies where. */
export function PlanePanel({ found }: { readonly found: ProfitPlane }) {
  const { t } = useTranslation('profit')
  if (found.plane) return <Placed found={found} plane={found.plane} />
  return (
    <Panel title={t('plane.title')}>
      <p className={classes.quiet}>{t(found.alike ? `plane.alike.${found.alike}` : 'plane.no-costs')}</p>
      <LinkButton to="/costing" variant="default" size="xs">
        {t('to-costing')}
      </LinkButton>
    </Panel>
  )
}

interface PlacedProps {
  readonly found: ProfitPlane
  readonly plane: Plane
}

function Placed({ found, plane }: PlacedProps) {
  const { t } = useTranslation('profit')
  const navigate = useNavigate()
  const [part, setPart] = useState<PartOfPlane>({})
  const pick = (data: unknown) => {
    const { cell, customer } = drawnOf(data)
    if (cell) setPart({ priceStep: cell.priceStep, costStep: cell.costStep })
    if (customer)
      void navigate({ to: '/customers/$customerId', params: { customerId: customer.customerId }, search: true })
  }
  return (
    <>
      <ChartPanel
        title={t('plane.title')}
        note={t('plane.note', { customers: found.customers, unplaced: found.unplaced })}
        label={t('plane.label')}
        height={420}
        option={usePlaneOption(plane)}
        onPick={({ data }) => pick(data)}
        actions={
          <Meaning of={t('plane.title')}>
            <p>{t('plane.meaning')}</p>
            <p>{t('plane.source')}</p>
          </Meaning>
        }
        table={<QuadrantTable plane={plane} />}
      >
        <PlaneKey plane={plane} />
        <Quadrants
          plane={plane}
          chosen={part.quadrant}
          onChoose={(quadrant) => setPart(quadrant ? { quadrant } : {})}
        />
      </ChartPanel>
      <PlaneCustomers asOf={found.asOf} part={part} onAll={() => setPart({})} />
    </>
  )
}

function usePlaneOption(plane: Plane) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const look = useChartLook()
  const scheme = useScheme()
  return useMemo(() => {
    const texts = {
      price: t('plane.price'),
      cost: t('plane.cost'),
      revenue: t('plane.revenue'),
      margin: t('plane.margin'),
      equalMargin: t('plane.equal-margin'),
      quadrantOf: ({ quadrant }: { readonly quadrant: PlaneQuadrant }) => t(`quadrant.${quadrant}`),
      customers: (count: number) => t('unit.customers', { ns: 'app', count }),
    }
    return planeOption(plane, { texts, look, format, scheme })
  }, [plane, look, format, scheme, t])
}

/** What the lines and signs of the picture stand for. */
function PlaneKey({ plane: { base, cuts } }: { readonly plane: Plane }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  return (
    <ul className={classes.key}>
      <li>
        <span className={`${classes.stroke} ${classes.equalMargin}`} aria-hidden />
        {t('plane.key.equal-margin', { left: format.share(base.left) })}
      </li>
      <li>
        <span className={`${classes.stroke} ${classes.cut}`} aria-hidden />
        {t('plane.key.cuts', { price: format.share(cuts.price), cost: format.share(cuts.cost) })}
      </li>
      <li>
        <span className={classes.bubble} aria-hidden />
        {t('plane.key.largest')}
      </li>
    </ul>
  )
}

interface QuadrantsProps {
  readonly plane: Plane
  readonly chosen: PlaneQuadrant | undefined
  readonly onChoose: (quadrant: PlaneQuadrant | undefined) => void
}

/** The four kinds of account as they lie in the picture; each lists its customers. */
function Quadrants({ plane, chosen, onChoose }: QuadrantsProps) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  return (
    <div className={classes.quadrants}>
      {planeQuadrant.options.map((name) => {
        const one = plane.quadrants.find(({ quadrant }) => quadrant === name)
        if (!one) return null
        return (
          <button
            key={name}
            type="button"
            className={classes.quadrant}
            aria-pressed={chosen === name}
            onClick={() => onChoose(chosen === name ? undefined : name)}
          >
            <span className={classes.quadrantName}>{t(`quadrant.${name}`)}</span>
            <span className={classes.soft}>{t(`quadrant.${name}.sides`)}</span>
            <span>
              {t('unit.customers', { ns: 'app', count: one.customers })}, {format.share(one.revenue / plane.revenue)}{' '}
              {t('plane.of-revenue')}
            </span>
            {one.margin !== null && (
              <span className={one.margin < 0 ? classes.loss : classes.gain}>
                {t('plane.margin-points', { points: format.signedShare(one.margin) })}
              </span>
            )}
          </button>
        )
      })}
    </div>
  )
}

function QuadrantTable({ plane }: { readonly plane: Plane }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('plane.quadrant')}</th>
          {(['customers', 'plane.revenue', 'plane.margin'] as const).map((column) => (
            <th key={column} scope="col" className={table.number}>
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plane.quadrants.map(({ quadrant, customers, revenue, margin }) => (
          <tr key={quadrant}>
            <th scope="row">
              {t(`quadrant.${quadrant}`)}
              <div className={table.soft}>{t(`quadrant.${quadrant}.sides`)}</div>
            </th>
            <td className={table.number}>{format.count(customers)}</td>
            <td className={table.number}>{format.money(revenue)}</td>
            <td className={table.number}>{margin === null ? '–' : format.signedShare(margin)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
