import type { BoardGroup, StrategyBoard } from '@sabad/contract/schemas/strategy-monitoring'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useIsNarrow } from '../display/use-is-narrow.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { Lights } from './Light.tsx'
import { StatusBadge } from './StatusBadge.tsx'
import classes from './strategy.module.css'

const COLUMNS = ['group', 'customers', 'recommended', 'strategy', 'status', 'kpis', 'owner', 'review'] as const

/** The groups and what is done for each: a table, or cards where there is no room for one. */
export function BoardPanel({ board }: { readonly board: StrategyBoard }) {
  const { t } = useTranslation('strategy')
  const isNarrow = useIsNarrow()
  if (isNarrow) {
    return (
      <Panel title={t('board.title')} note={t('board.note')}>
        <ul className={classes.cards}>
          {board.groups.map((row) => (
            <BoardCard key={row.group.name} row={row} />
          ))}
        </ul>
      </Panel>
    )
  }
  return (
    <Panel title={t('board.title')} note={t('board.note')} flush>
      <ScrollBox label={t('board.title')}>
        <table className={table.table}>
          <thead>
            <tr>
              {COLUMNS.map((name) => (
                <th key={name} className={name === 'customers' ? table.number : undefined} scope="col">
                  {t(`board.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {board.groups.map((row) => (
              <BoardRow key={row.group.name} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  )
}

interface RowProps {
  readonly row: BoardGroup
}

function StrategyLink({ row: { group, strategy } }: RowProps) {
  const { t } = useTranslation('strategy')
  return (
    <Link to="/strategies/$group" params={{ group: group.name }} className={classes.strong}>
      {strategy ? t(`kind.${strategy.kind}`) : t('board.start')}
      <span className="visually-hidden"> {t('board.of', { group: group.title })}</span>
    </Link>
  )
}

function BoardRow({ row }: RowProps) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const { group, customers, recommended, strategy } = row
  return (
    <tr>
      <th scope="row">
        <GroupName group={group} linked />
      </th>
      <td className={table.number}>{format.count(customers)}</td>
      <td>{t(`kind.${recommended}`)}</td>
      <td>
        <StrategyLink row={row} />
      </td>
      <td>{strategy && <StatusBadge status={strategy.status} />}</td>
      <td>{strategy && <Lights lights={strategy.lights} />}</td>
      <td>{strategy?.owner}</td>
      <td className={table.nowrap}>
        {strategy && format.date(strategy.reviewOn)}
        {strategy?.isReviewDue && <strong className={classes.due}>{t('board.due')}</strong>}
      </td>
    </tr>
  )
}

function BoardCard({ row }: RowProps) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const { group, customers, recommended, strategy } = row
  return (
    <li className={classes.card}>
      <div className={classes.cardHead}>
        <GroupName group={group} linked />
        {strategy && <StatusBadge status={strategy.status} />}
      </div>
      <p className={classes.line}>
        <StrategyLink row={row} />{' '}
        <span className={classes.soft}>
          {t('board.card', { customers: format.count(customers), recommended: t(`kind.${recommended}`) })}
        </span>
      </p>
      {strategy && <Lights lights={strategy.lights} />}
      {strategy && (
        <p className={classes.soft}>
          {t('board.owned', { owner: strategy.owner, review: format.date(strategy.reviewOn) })}
          {strategy.isReviewDue && <strong className={classes.due}>{t('board.due')}</strong>}
        </p>
      )}
    </li>
  )
}
