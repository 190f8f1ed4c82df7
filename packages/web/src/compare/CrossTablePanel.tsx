import type { PortfolioComparison } from '@sabad/contract/schemas/portfolio-comparison'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { inkOn } from '../theme/group-colours.ts'
import { heatColour } from '../theme/heat.ts'
import { useScheme } from '../theme/use-scheme.ts'
import classes from './compare.module.css'

type Group = PortfolioComparison['one']['groups'][number]

/** Where the customers of each group of the one are in the other: a row of the heat map adds up to its group. */
export function CrossTablePanel({ comparison }: { readonly comparison: PortfolioComparison }) {
  const { t } = useTranslation('compare')
  const format = useFormat()
  const { one, other, table: pairs, asOf, customers } = comparison
  const rows = one.groups.filter(({ index }) => pairs.some((pair) => pair.one === index))
  const columns = other.groups.filter(({ index }) => pairs.some((pair) => pair.other === index))
  const inPair = (row: Group, column: Group) =>
    pairs.find((pair) => pair.one === row.index && pair.other === column.index)?.customers ?? 0
  const inRow = (row: Group) => columns.reduce((sum, column) => sum + inPair(row, column), 0)
  return (
    <Panel
      title={t('table.title')}
      note={t('table.note', { date: format.date(asOf), customers, one: one.title, other: other.title })}
      flush
    >
      <ScrollBox label={t('table.title')}>
        <table className={`${classes.matrix} ${table.sticky}`}>
          <thead>
            <tr>
              <th scope="col">{one.title}</th>
              {columns.map((column) => (
                <th key={column.index} scope="col">
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.index}>
                <th scope="row">{row.title}</th>
                {columns.map((column) => (
                  <PairCell key={column.index} customers={inPair(row, column)} ofRow={inRow(row)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className={classes.key}>{t('table.key')}</p>
    </Panel>
  )
}

function PairCell({ customers, ofRow }: { readonly customers: number; readonly ofRow: number }) {
  const format = useFormat()
  const scheme = useScheme()
  if (customers === 0) return <td className={classes.none}>{format.count(0)}</td>
  const background = heatColour(customers / ofRow, scheme)
  return (
    <td style={{ background, color: inkOn(background) }}>
      <b>{format.count(customers)}</b>
      <small>{format.share(customers / ofRow)}</small>
    </td>
  )
}
