import type { CostingReport, PoolCosting } from '@sabad/contract/schemas/costing'
import { useTranslation } from 'react-i18next'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './costing.module.css'

/** What each pool cost, and where that went: to customers, to nobody, to capacity that was not used. */
export function PoolsPanel({ report }: { readonly report: CostingReport }) {
  const { t } = useTranslation('costing')
  const title = t('pools.title')
  return (
    <Panel
      title={title}
      note={t('pools.note')}
      actions={
        <Meaning of={title}>
          <p>{t('pools.meaning')}</p>
        </Meaning>
      }
      flush
    >
      {report.pools.length === 0 ? (
        <p className={classes.quiet}>{t('pools.none')}</p>
      ) : (
        <ScrollBox label={title}>
          <table className={`${table.table} ${table.sticky}`}>
            <thead>
              <tr>
                <th scope="col">{t('pool')}</th>
                {(['cost', 'assigned', 'unassigned', 'unused'] as const).map((column) => (
                  <th key={column} scope="col" className={table.number}>
                    {t(`pools.${column}`)}
                  </th>
                ))}
                <th scope="col">{t('pools.capacity')}</th>
              </tr>
            </thead>
            <tbody>
              {report.pools.map((pool) => (
                <PoolRow key={pool.name} pool={pool} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </Panel>
  )
}

function PoolRow({ pool }: { readonly pool: PoolCosting }) {
  const { t } = useTranslation('costing')
  const format = useFormat()
  const { name, level, source, accounts, cost, assigned, unassigned, unused } = pool
  const entries = accounts.reduce((sum, account) => sum + account.entries, 0)
  return (
    <tr>
      <th scope="row">
        {name}
        <div className={classes.sub}>
          {t(`level.${level}`)} · {source === 'typed' ? t('pools.typed') : t('pools.entries', { entries })}
        </div>
      </th>
      {[cost, assigned, unassigned].map((amount, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three columns, always the same
        <td key={at} className={table.number}>
          {format.money(amount)}
        </td>
      ))}
      <td className={unused < 0 ? `${table.number} ${classes.over}` : table.number}>
        {pool.capacity === null ? '–' : format.money(unused)}
      </td>
      <td>
        <Use pool={pool} />
      </td>
    </tr>
  )
}

/** How much of the practical capacity was used, as a bar that turns where it is not enough. */
function Use({ pool: { capacity, usedMinutes, utilisation, rate } }: { readonly pool: PoolCosting }) {
  const { t } = useTranslation('costing')
  const format = useFormat()
  if (capacity === null || utilisation === null || usedMinutes === null)
    return <span className={table.soft}>{t('pools.no-capacity')}</span>
  return (
    <div className={classes.use}>
      <div className={classes.useTrack} aria-hidden>
        <span
          className={utilisation > 1 ? `${classes.useBar} ${classes.useOver}` : classes.useBar}
          style={{ inlineSize: `${Math.min(1, utilisation) * 100}%` }}
        />
      </div>
      <span>{format.share(utilisation)}</span>
      <span className={table.soft}>
        {t('pools.minutes', { used: usedMinutes, capacity, rate: rate === null ? '–' : format.money(rate) })}
      </span>
    </div>
  )
}
