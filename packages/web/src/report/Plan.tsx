import type { StrategyDocument } from '@sabad/contract/schemas/strategy'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import type { ReportPlan } from './collect-strategies.ts'
import { GroupMark } from './GroupMark.tsx'
import { HeadCells } from './HeadCells.tsx'
import { PlanKpis } from './PlanKpis.tsx'
import { WideTable } from './WideTable.tsx'

/** The strategy of a group: proposition, goals, KPIs on their way, action plan. */
export function Plan({ plan }: { readonly plan: ReportPlan }) {
  const { t } = useTranslation(['strategy', 'report'])
  const { group, strategy, monitoring } = plan
  const { document, status, version } = strategy
  return (
    <article className="plan">
      <h3>
        <GroupMark group={group} />: {t(`kind.${document.kind}`)}{' '}
        <span className={status === 'active' ? 'used' : 'unused'}>{t(`status.${status}`)}</span>
      </h3>
      <p className="note">
        {t('panel.text', { kind: t(`kind.${document.kind}.meaning`), version, owner: document.owner })}
      </p>
      {document.reason && (
        <p>
          <bdi>{document.reason}</bdi>
        </p>
      )}
      <Proposition document={document} />
      {document.goals.length > 0 && <Goals goals={document.goals} />}
      {monitoring.kpis.length > 0 && <PlanKpis group={group.title} kpis={monitoring.kpis} />}
      {document.actions.length > 0 && <Actions plan={plan} />}
    </article>
  )
}

const elements = ['offer', 'price', 'serviceLevel', 'channel'] as const

function Proposition({ document: { proposition } }: { readonly document: StrategyDocument }) {
  const { t } = useTranslation('strategy')
  const { relationship, jointPlan } = proposition
  return (
    <dl className="definitions">
      {elements
        .filter((element) => proposition[element] !== '')
        .map((element) => (
          <div key={element}>
            <dt>{t(`element.${element}`)}</dt>
            <dd>
              <bdi>{proposition[element]}</bdi>
            </dd>
          </div>
        ))}
      <div>
        <dt>{t('proposition.relationship')}</dt>
        <dd>{t(`relationship.${relationship}`)}</dd>
      </div>
      {jointPlan !== '' && (
        <div>
          <dt>{t('proposition.joint-plan')}</dt>
          <dd>
            <bdi>{jointPlan}</bdi>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Goals({ goals }: Pick<StrategyDocument, 'goals'>) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  return (
    <>
      <h4>{t('goals.title')}</h4>
      <ul className="plain">
        {goals.map(({ goalId, title, family, parentId, weight }) => (
          <li key={goalId} className={parentId ? 'under-goal' : undefined}>
            <bdi>{title}</bdi>{' '}
            <span className="soft">
              {t(`family.${family}`)}, {format.share(weight / 100)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

const columns = ['title', 'owner', 'from', 'until', 'cost', 'state'] as const
const numbers: ReadonlySet<(typeof columns)[number]> = new Set(['cost'])

function Actions({ plan: { group, strategy } }: { readonly plan: ReportPlan }) {
  const { t } = useTranslation(['strategy', 'report'])
  const format = useFormat()
  const { document, progress } = strategy
  const titles = {
    title: t('action.title'),
    owner: t('owner'),
    from: t('action.from'),
    until: t('action.until'),
    cost: t('action.cost'),
    state: t('board.status'),
  }
  const stateOf = (actionId: string) => progress.find(({ itemId }) => itemId === actionId)?.state ?? 'open'
  const label = t('report:strategies.actions', { group: group.title })
  return (
    <>
      <h4>{t('actions.title')}</h4>
      <WideTable label={label}>
        <HeadCells names={columns} title={(name) => titles[name]} numbers={numbers} />
        <tbody>
          {document.actions.map(({ actionId, title, owner, from, until, cost }) => (
            <tr key={actionId}>
              <th scope="row">
                <bdi>{title}</bdi>
              </th>
              <td>
                <bdi>{owner}</bdi>
              </td>
              <td>{format.date(from)}</td>
              <td>{format.date(until)}</td>
              <td className="number">{cost === null ? t('unknown') : format.money(cost)}</td>
              <td>{t(`progress.${stateOf(actionId)}`)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </>
  )
}
