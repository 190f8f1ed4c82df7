import type { CustomerDensity } from '@sabad/contract/schemas/density'
import { useTranslation } from 'react-i18next'
import { stepOf } from '../charts/density-cells.ts'
import { GroupName } from '../display/GroupName.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { formatMeasure } from '../language/format.ts'
import { CustomerLink } from './CustomerLink.tsx'
import { type DrawnSides, reach } from './density-option.ts'

interface DensityTableProps {
  readonly found: CustomerDensity
  readonly sides: DrawnSides
}

/** What the chart shows as a table: each customer, or each field of the grid, the fullest first. */
export function DensityTable(props: DensityTableProps) {
  return props.found.points ? <Points found={props.found} /> : <Cells {...props} />
}

function Cells({ found, sides }: DensityTableProps) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const { x, y, cells } = found
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{x.measure.title}</th>
          <th scope="col">{y.measure.title}</th>
          <th scope="col" className={table.number}>
            {t('density.customers')}
          </th>
        </tr>
      </thead>
      <tbody>
        {cells
          .toSorted((a, b) => b.customers - a.customers)
          .map((cell) => (
            <tr key={`${cell.x} ${cell.y}`}>
              <td>{reach(format, x, stepOf(sides.x, cell.x))}</td>
              <td>{reach(format, y, stepOf(sides.y, cell.y))}</td>
              <td className={table.number} data-value={cell.customers}>
                {format.count(cell.customers)}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

function Points({ found }: Pick<DensityTableProps, 'found'>) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const { x, y, groups } = found
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('density.customer')}</th>
          <th scope="col">{t('density.group')}</th>
          <th scope="col" className={table.number}>
            {x.measure.title}
          </th>
          <th scope="col" className={table.number}>
            {y.measure.title}
          </th>
        </tr>
      </thead>
      <tbody>
        {(found.points ?? []).map((point) => {
          const group = groups.find(({ index }) => index === point.group)
          return (
            <tr key={point.customerId}>
              <th scope="row">
                <CustomerLink row={point} />
              </th>
              <td>{group && <GroupName group={group} />}</td>
              <td className={table.number} data-value={point.x}>
                {formatMeasure(format, point.x, x.measure.unit)}
              </td>
              <td className={table.number} data-value={point.y}>
                {formatMeasure(format, point.y, y.measure.unit)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
