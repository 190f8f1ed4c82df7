import type { Movement } from '@sabad/contract/schemas/movement'
import { IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { movementQuery, type Scope } from '../api/queries.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { Answer } from '../display/Answer.tsx'
import { GroupName, type NamedGroup } from '../display/GroupName.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { Panel } from '../display/Panel.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { FlowLink } from '../movement/FlowLink.tsx'
import { biggestMoves, dateBefore, type Flow, valueChange } from '../movement/flows.ts'
import classes from './overview.module.css'

const SHOWN = 9

/** The largest moves since the date before. */
export function BiggestFlows({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const from = dateBefore(useWorkspace().workspace.asOfDates, scope.asOf)
  const query = useQuery({
    ...movementQuery({ portfolioId: scope.portfolioId, from: from ?? scope.asOf, to: scope.asOf }),
    enabled: from !== undefined,
  })
  const note = from && t('flows.note', { from: format.date(from), to: format.date(scope.asOf) })
  const more = (
    <LinkButton to="/movement" size="compact-sm" variant="subtle" color="gray">
      {t('flows.all')}
    </LinkButton>
  )
  return (
    <Panel title={t('flows.title')} note={note} actions={from && more}>
      {from ? (
        <Answer query={query} waiting={<Waiting height={340} />}>
          {(movement) => <FlowList movement={movement} />}
        </Answer>
      ) : (
        <p className={classes.quiet}>{t('flows.first-date')}</p>
      )}
    </Panel>
  )
}

function FlowList({ movement }: { readonly movement: Movement }) {
  const { t } = useTranslation(['overview', 'movement'])
  const { flows, groups, moved, stayed, entered, left } = movement
  const group = (index: number | null) => groups.find((candidate) => candidate.index === index)
  const biggest = biggestMoves(flows, SHOWN)
  const valued = biggest.some((flow) => valueChange(flow) !== null)
  if (biggest.length === 0) return <p className={classes.quiet}>{t('flows.none', { stayed })}</p>
  return (
    <>
      <p className={classes.quiet}>{t('movement:summary', { moved, stayed, entered, left })}</p>
      <table className={`${table.table} ${classes.flows}`}>
        <thead>
          <tr>
            <th scope="col">{t('flows.move')}</th>
            <th scope="col" className={table.number}>
              {t('total.customers')}
            </th>
            {valued && (
              <th scope="col" className={table.number}>
                {t('flows.value')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {biggest.map((flow) => {
            const [from, to] = [group(flow.from), group(flow.to)]
            return from && to && <MoveRow key={`${from.name} ${to.name}`} {...{ flow, from, to, movement, valued }} />
          })}
        </tbody>
      </table>
      {!valued && <p className="chart-note">{t('flows.unvalued')}</p>}
    </>
  )
}

interface MoveRowProps {
  readonly flow: Flow
  readonly from: NamedGroup
  readonly to: NamedGroup
  readonly movement: Movement
  /** Whether the change in value has a column. */
  readonly valued: boolean
}

function MoveRow({ flow, from, to, movement, valued }: MoveRowProps) {
  const { t } = useTranslation(['overview', 'movement'])
  const format = useFormat()
  const change = valueChange(flow)
  return (
    <tr>
      <th scope="row">
        <span className={classes.way}>
          <GroupName group={from} />
          <span className={classes.target}>
            <IconArrowRight size={14} className={classes.arrow} aria-label={t('movement:to')} />
            <GroupName group={to} />
          </span>
        </span>
      </th>
      <td className={table.number}>
        <FlowLink from={from} to={to} between={movement}>
          {format.count(flow.customers)}
        </FlowLink>
      </td>
      {valued && (
        <td className={`${table.number} ${table.nowrap}`}>
          {change === null ? t('value-unknown') : format.moneyChange(change)}
        </td>
      )}
    </tr>
  )
}
