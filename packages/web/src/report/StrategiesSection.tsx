import type { BoardGroup } from '@sabad/contract/schemas/strategy-monitoring'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { useAlertWords } from '../strategy/use-alert-words.ts'
import type { ReportStrategies } from './collect-strategies.ts'
import { GroupMark } from './GroupMark.tsx'
import { HeadCells } from './HeadCells.tsx'
import { Lights } from './Light.tsx'
import { Plan } from './Plan.tsx'
import { Section } from './Section.tsx'
import { WideTable } from './WideTable.tsx'

/** What is done for each group, how it goes, and what needs attention. */
export function StrategiesSection({ strategies }: { readonly strategies: ReportStrategies }) {
  const { t } = useTranslation(['strategy', 'report'])
  const format = useFormat()
  const { board, plans } = strategies
  return (
    <Section title={t('title')} note={t('note', { asOf: format.date(board.asOf) })}>
      <BoardTable strategies={strategies} />
      <Attention strategies={strategies} />
      {plans.length > 0 ? (
        <p className="note">{t('monitoring.rule')}</p>
      ) : (
        <p className="note">{t('report:strategies.none')}</p>
      )}
      {plans.map((plan) => (
        <Plan key={plan.group.name} plan={plan} />
      ))}
    </Section>
  )
}

const columns = ['group', 'customers', 'recommended', 'strategy', 'status', 'kpis', 'owner', 'review'] as const
const numbers: ReadonlySet<(typeof columns)[number]> = new Set(['customers'])

function BoardTable({ strategies: { board } }: { readonly strategies: ReportStrategies }) {
  const { t } = useTranslation('strategy')
  return (
    <WideTable label={t('board.title')} caption={t('board.note')}>
      <HeadCells names={columns} title={(name) => t(`board.${name}`)} numbers={numbers} />
      <tbody>
        {board.groups.map((row) => (
          <BoardRow key={row.group.name} row={row} />
        ))}
      </tbody>
    </WideTable>
  )
}

function BoardRow({ row }: { readonly row: BoardGroup }) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const { group, customers, recommended, strategy } = row
  return (
    <tr>
      <th scope="row">
        <GroupMark group={group} />
      </th>
      <td className="number">{format.count(customers)}</td>
      <td>{t(`kind.${recommended}`)}</td>
      <td>{strategy ? t(`kind.${strategy.kind}`) : '–'}</td>
      <td>{strategy && t(`status.${strategy.status}`)}</td>
      <td>{strategy && <Lights lights={strategy.lights} />}</td>
      <td>{strategy && <bdi>{strategy.owner}</bdi>}</td>
      <td>{strategy && format.date(strategy.reviewOn)}</td>
    </tr>
  )
}

function Attention({ strategies: { board } }: { readonly strategies: ReportStrategies }) {
  const { t } = useTranslation('strategy')
  const words = useAlertWords()
  if (board.alerts.length === 0) return null
  return (
    <>
      <h3>{t('attention.title')}</h3>
      <ul className="plain">
        {board.alerts.map((alert) => (
          <li key={`${alert.group} ${alert.code} ${JSON.stringify(alert.params)}`}>
            <b>
              <bdi>{alert.title}</bdi>
            </b>{' '}
            {words(alert)}
          </li>
        ))}
      </ul>
    </>
  )
}
