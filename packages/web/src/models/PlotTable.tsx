import table from '../display/table.module.css'
import type { Plotted } from './plotted.ts'

interface PlotTableProps {
  readonly plotted: Plotted
  readonly first: string
  readonly placeOf: (place: string) => string
  readonly amount: (value: number) => string
}

/** What a plot draws: a row for each place of its axis, a column for what came and for each model. */
export function PlotTable({ plotted, first, placeOf, amount }: PlotTableProps) {
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {plotted.series.map(({ title }) => (
            <th key={title} scope="col" className={table.number}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plotted.places.map((place, index) => (
          <tr key={place}>
            <th scope="row" className={table.nowrap}>
              {placeOf(place)}
            </th>
            {plotted.series.map(({ title, values }) => (
              <td key={title} className={table.number} data-value={values[index] ?? 0}>
                {amount(values[index] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
