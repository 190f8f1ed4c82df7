import type { ProfitWhale } from '@sabad/contract/schemas/profit'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { type Curve, whaleOption } from '../profit/whale-option.ts'
import type { ReportProfit } from './collect-profit.ts'
import { Drawing } from './Drawing.tsx'
import { ProfitGroupsTable } from './ProfitGroupsTable.tsx'
import { Section } from './Section.tsx'
import { WaterfallTable } from './WaterfallTable.tsx'
import { WhaleTable } from './WhaleTable.tsx'

const SIZES = { wide: { width: 760, height: 300 }, narrow: { width: 340, height: 260 } }

/** Who earns the profit and who loses it again, what it is made of, and what each group earns. */
export function ProfitSection({ profit }: { readonly profit: ReportProfit }) {
  const { t } = useTranslation(['profit', 'report'])
  const format = useFormat()
  const { whale, waterfall, groups } = profit
  const { measure, curve, asOf } = whale
  const note = t('report:profit.note', { measure: measure.title, asOf: format.date(asOf) })
  return (
    <Section title={t('title')} note={note}>
      {measure.isStandIn && <p className="warning">{t('stand-in', { measure: measure.title })}</p>}
      {curve ? <Whale whale={whale} curve={curve} /> : <p>{t('whale.nobody', { measure: measure.title })}</p>}
      {waterfall && <WaterfallTable waterfall={waterfall} />}
      <ProfitGroupsTable found={groups} />
    </Section>
  )
}

function Whale({ whale, curve }: { readonly whale: ProfitWhale; readonly curve: Curve }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const texts = {
    customers: t('whale.customers'),
    cumulative: t('whale.cumulative'),
    peak: t('whale.peak-label'),
    all: t('whale.all', { total: format.moneyShort(curve.total) }),
  }
  const { measure, unknown } = whale
  return (
    <>
      <Diagnosis curve={curve} />
      <WhaleTiles curve={curve} />
      <div className="picture">
        <h3>{t('whale.title')}</h3>
        <p className="note">{t('whale.note', { measure: measure.title, customers: curve.customers, unknown })}</p>
        <Drawing
          label={t('whale.label')}
          sizes={SIZES}
          option={(look) => whaleOption(curve, texts, { look, format })}
        />
        <p className="note">{t('whale.meaning')}</p>
      </div>
      <WhaleTable curve={curve} />
    </>
  )
}

/** On how few customers the profit depends, and how much of it others lose again. */
function Diagnosis({ curve: { diagnosis } }: { readonly curve: Curve }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  if (!diagnosis) return null
  const { kind, dependence, subsidy } = diagnosis
  return (
    <p className="summary">
      <b>{t(`diagnosis.${kind}`)}</b>{' '}
      {t('diagnosis.sides', {
        dependence: format.share(dependence.value),
        dependenceFrom: format.share(dependence.highFrom),
        subsidy: format.share(subsidy.value),
        subsidyFrom: format.share(subsidy.highFrom),
      })}
    </p>
  )
}

function WhaleTiles({ curve }: { readonly curve: Curve }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const { total, peak, peakShare, erosion, lossMakers, customersToPeak, customers } = curve
  const tiles = [
    { name: 'total', amount: format.moneyShort(total), note: t('tile.total.note', { customers }) },
    {
      name: 'peak',
      amount: peakShare === null ? format.moneyShort(peak) : format.share(peakShare),
      note: t('tile.peak.note', { customers: format.share(customersToPeak) }),
    },
    {
      name: 'lost',
      amount: erosion === null ? format.moneyShort(peak - total) : format.share(erosion),
      note: t('tile.lost.note', { customers: format.share(lossMakers) }),
    },
  ] as const
  return (
    <dl className="tiles">
      {tiles.map(({ name, amount, note }) => (
        <div key={name}>
          <dt>{t(`tile.${name}`)}</dt>
          <dd className="amount">{amount}</dd>
          <dd className="change">{note}</dd>
        </div>
      ))}
    </dl>
  )
}
