import type { CostingReport } from '@sabad/contract/schemas/costing'
import { useTranslation } from 'react-i18next'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import { StatTile, StatTiles } from '../display/StatTile.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './costing.module.css'

/** That nothing of the ledger is lost on the way to the customers, to the cent. */
export function ReconciliationPanel({ report }: { readonly report: CostingReport }) {
  const { t } = useTranslation('costing')
  const format = useFormat()
  const { sums, reconciliation, version, months, after, asOf } = report
  const title = t('reconciliation.title')
  return (
    <>
      <StatTiles>
        <StatTile label={t('tile.cost-to-serve')} note={t('tile.of-net', { share: share(sums.costToServe, report) })}>
          {format.moneyShort(sums.costToServe)}
        </StatTile>
        <StatTile label={t('tile.contribution')} note={t('tile.of-net', { share: share(sums.contribution, report) })}>
          {format.moneyShort(sums.contribution)}
        </StatTile>
        <StatTile
          label={t('tile.unassigned')}
          note={t('tile.unassigned.note')}
          meaning={<Meaning of={t('tile.unassigned')}>{t('tile.unassigned.meaning')}</Meaning>}
        >
          {format.moneyShort(reconciliation.unassigned)}
        </StatTile>
        <StatTile
          label={t('tile.unused')}
          note={t('tile.unused.note')}
          meaning={<Meaning of={t('tile.unused')}>{t('tile.unused.meaning')}</Meaning>}
        >
          {format.moneyShort(reconciliation.unused)}
        </StatTile>
      </StatTiles>
      <Panel
        title={title}
        note={t('reconciliation.note', { version, months, from: format.date(after), to: format.date(asOf) })}
        flush
      >
        <ScrollBox label={title}>
          <div className={classes.two}>
            <Side
              title={t('reconciliation.from')}
              rows={['inPools', 'direct', 'notTaken']}
              sum="ledger"
              report={report}
            />
            <Side
              title={t('reconciliation.to')}
              rows={['assigned', 'unassigned', 'unused']}
              sum={null}
              report={report}
            />
          </div>
        </ScrollBox>
        <p className={classes.foot}>
          {t(reconciliation.difference === 0 ? 'reconciliation.holds' : 'reconciliation.differs', {
            difference: format.money(reconciliation.difference),
          })}
        </p>
      </Panel>
    </>
  )

  function share(amount: number, { sums: { netRevenue } }: CostingReport): string {
    return netRevenue > 0 ? format.share(amount / netRevenue) : '–'
  }
}

type Part = Exclude<keyof CostingReport['reconciliation'], 'difference'>

interface SideProps {
  readonly title: string
  readonly rows: readonly Part[]
  /** Left null: the sum of the rows. */
  readonly sum: Part | null
  readonly report: CostingReport
}

function Side({ title, rows, sum, report: { reconciliation } }: SideProps) {
  const { t } = useTranslation('costing')
  const format = useFormat()
  const total = sum ? reconciliation[sum] : rows.reduce((all, row) => all + reconciliation[row], 0)
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className={table.number}>
            {t('amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">{t(`reconciliation.${row}`)}</th>
            <td className={table.number}>{format.money(reconciliation[row])}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t(sum ? 'reconciliation.ledger' : 'reconciliation.pools')}</th>
          <td className={table.number}>{format.money(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
