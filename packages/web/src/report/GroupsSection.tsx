import type { GroupSummary, PortfolioOverview } from '@sabad/contract/schemas/portfolios'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { byValue } from '../overview/by-value.ts'
import { kpis } from '../overview/kpis.ts'
import { FigureText } from './FigureText.tsx'
import { FootnoteSign, Footnotes } from './Footnotes.tsx'
import { GroupMark } from './GroupMark.tsx'
import { GroupTiles } from './GroupTiles.tsx'
import { Section } from './Section.tsx'
import { WideTable } from './WideTable.tsx'

/** Each group with its size, its value and its KPIs. */
export function GroupsSection({ overview }: { readonly overview: PortfolioOverview }) {
  const { t } = useTranslation(['report', 'overview'])
  const format = useFormat()
  const asOf = format.date(overview.asOf)
  return (
    <Section title={t('groups.title')} note={t('groups.note', { asOf })}>
      <GroupTiles overview={overview} />
      <WideTable label={t('overview:kpis.title')} caption={t('overview:kpis.note', { asOf })}>
        <GroupHead />
        <tbody>
          {byValue(overview.groups).map((group) => (
            <GroupRow key={group.index} numbers={group}>
              <GroupMark group={group} />
            </GroupRow>
          ))}
        </tbody>
        <tfoot>
          <GroupRow numbers={overview.totals}>{t('overview:kpis.all')}</GroupRow>
        </tfoot>
      </WideTable>
      <Footnotes />
    </Section>
  )
}

function GroupHead() {
  const { t } = useTranslation('overview')
  return (
    <thead>
      <tr>
        <th scope="col">{t('column.group')}</th>
        <th scope="col" className="number">
          {t('total.customers')}
        </th>
        <th scope="col" className="number">
          {t('total.value')}
          <FootnoteSign of="value" />
        </th>
        {kpis.map(({ name }) => (
          <th key={name} scope="col" className="number">
            {t(`kpi.${name}`)}
            <FootnoteSign of={name} />
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface GroupRowProps {
  readonly numbers: Pick<GroupSummary, 'customers' | 'customerShare' | 'value' | 'valueShare' | 'kpis'>
  readonly children: ReactNode
}

function GroupRow({ numbers, children }: GroupRowProps) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const { customers, customerShare, value, valueShare } = numbers
  return (
    <tr>
      <th scope="row">{children}</th>
      <td className="number">
        {format.count(customers)}
        <span className="under">{format.share(customerShare)}</span>
      </td>
      <td className="number">
        {value === null ? t('value-unknown') : format.money(value)}
        {valueShare !== null && <span className="under">{format.share(valueShare)}</span>}
      </td>
      {kpis.map(({ name, unit }) => (
        <td key={name} className="number">
          <FigureText figure={numbers.kpis[name]} unit={unit} />
        </td>
      ))}
    </tr>
  )
}
