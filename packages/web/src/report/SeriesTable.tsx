import { useTranslation } from 'react-i18next'
import { dateRows, type PortfolioSeries } from '../charts/series-rows.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { GroupMark } from './GroupMark.tsx'
import { spreadDates } from './spread-dates.ts'
import { WideTable } from './WideTable.tsx'

/** As many as fit on paper. */
const MOST_DATES = 6

type Point = PortfolioSeries['points'][number]

const key = ({ asOf, group }: Pick<Point, 'asOf' | 'group'>) => `${asOf} ${group}`

/** Customers of each group and, beneath, their value, at some of the dates. */
export function SeriesTable({ series }: { readonly series: PortfolioSeries }) {
  const { t } = useTranslation(['report', 'overview'])
  const format = useFormat()
  const all = dateRows(series).map(({ asOf }) => asOf)
  const dates = spreadDates(all, MOST_DATES)
  const points = new Map(series.points.map((point) => [key(point), point]))
  return (
    <WideTable
      label={t('overview:area.title')}
      caption={t('series.table', { shown: dates.length, count: all.length, hidden: all.length - dates.length })}
    >
      <thead>
        <tr>
          <th scope="col">{t('overview:column.group')}</th>
          {dates.map((asOf) => (
            <th key={asOf} scope="col" className="number">
              {format.date(asOf)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {series.groups.map((group) => (
          <tr key={group.index}>
            <th scope="row">
              <GroupMark group={group} />
            </th>
            {dates.map((asOf) => (
              <SizeCell key={asOf} point={points.get(key({ asOf, group: group.index }))} />
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** A group without a point had no customers at that date. */
function SizeCell({ point }: { readonly point: Point | undefined }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  if (!point) return <td className="number">{format.count(0)}</td>
  const { customers, value } = point
  return (
    <td className="number">
      {format.count(customers)}
      <span className="under">{value === null ? t('value-unknown') : format.moneyShort(value)}</span>
    </td>
  )
}
