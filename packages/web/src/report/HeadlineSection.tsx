import type { PortfolioOverview } from '@sabad/contract/schemas/portfolios'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { isolated } from '../language/isolated.ts'
import { byValue } from '../overview/by-value.ts'
import { kpis } from '../overview/kpis.ts'
import { useChange } from '../overview/use-change.ts'
import type { ReportData } from './collect-report.ts'
import { FigureText } from './FigureText.tsx'
import { FootnoteSign } from './Footnotes.tsx'
import { Section } from './Section.tsx'

/** The whole customer base in six numbers, each with its change. */
export function HeadlineSection({ data }: { readonly data: ReportData }) {
  const { t } = useTranslation(['report', 'overview'])
  const format = useFormat()
  const change = useChange()
  const { overview, before } = data
  const [now, earlier] = [overview.totals, before?.totals]
  const asOf = format.date(overview.asOf)
  const note = before ? t('headline.note.compared', { asOf, since: format.date(before.asOf) }) : t('as-of', { asOf })
  return (
    <Section title={t('headline.title')} note={note}>
      <Summary overview={overview} />
      <dl className="tiles">
        <Tile
          label={t('overview:total.customers')}
          note={change({ now: now.customers, before: earlier?.customers, unit: 'count' })}
        >
          {format.count(now.customers)}
        </Tile>
        <Tile
          label={t('overview:total.value')}
          sign={<FootnoteSign of="value" />}
          note={change({ now: now.value, before: earlier?.value, unit: 'money' })}
        >
          {now.value === null ? (
            <span className="soft">{t('overview:value-unknown')}</span>
          ) : (
            format.moneyShort(now.value)
          )}
        </Tile>
        {kpis.map(({ name, unit }) => (
          <Tile
            key={name}
            label={t(`overview:kpi.${name}`)}
            sign={<FootnoteSign of={name} />}
            note={change({ now: now.kpis[name].value, before: earlier?.kpis[name].value, unit })}
          >
            <FigureText figure={now.kpis[name]} unit={unit} />
          </Tile>
        ))}
      </dl>
    </Section>
  )
}

/** What the portfolio says, in two sentences. */
function Summary({ overview }: { readonly overview: PortfolioOverview }) {
  const { t } = useTranslation('report')
  const format = useFormat()
  const { totals, groups } = overview
  const [most] = byValue(groups)
  if (totals.value === null || !most || most.valueShare === null) return null
  return (
    <p className="summary">
      {t('headline.summary', { count: totals.customers, value: format.moneyShort(totals.value) })}{' '}
      {t('headline.most-valuable', {
        group: isolated(most.title),
        customerShare: format.share(most.customerShare),
        valueShare: format.share(most.valueShare),
      })}
    </p>
  )
}

interface TileProps {
  readonly label: string
  readonly sign?: ReactNode
  readonly note: string | null
  readonly children: ReactNode
}

function Tile({ label, sign, note, children }: TileProps) {
  return (
    <div>
      <dt>
        {label}
        {sign}
      </dt>
      <dd className="amount">{children}</dd>
      {note && <dd className="change">{note}</dd>}
    </div>
  )
}
