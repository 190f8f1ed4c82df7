import { useTranslation } from 'react-i18next'
import { dateRows, type PortfolioSeries } from '../charts/series-rows.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { areaOption } from '../overview/area-option.ts'
import { Drawing } from './Drawing.tsx'
import { GroupMark } from './GroupMark.tsx'
import { Section } from './Section.tsx'
import { SeriesTable } from './SeriesTable.tsx'

const SIZES = { wide: { width: 760, height: 300 }, narrow: { width: 340, height: 260 } }

/** How large each group has been at each date. */
export function SeriesSection({ series }: { readonly series: PortfolioSeries }) {
  const { t } = useTranslation(['report', 'overview'])
  const format = useFormat()
  const dates = dateRows(series).map(({ asOf }) => asOf)
  const [first = ''] = dates
  if (dates.length < 2) return null
  const note = t('series.note', { first: format.date(first), last: format.date(dates.at(-1) ?? first) })
  return (
    <Section title={t('overview:area.title')} note={note}>
      <div className="picture">
        <Drawing label={t('overview:area.label')} sizes={SIZES} option={(look) => areaOption(series, look, format)} />
        <ul className="legend">
          {series.groups.map((group) => (
            <li key={group.index}>
              <GroupMark group={group} />
            </li>
          ))}
        </ul>
      </div>
      <SeriesTable series={series} />
    </Section>
  )
}
