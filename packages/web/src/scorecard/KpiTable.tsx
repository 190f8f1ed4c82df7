import type { KpiDefinition, KpiValues } from '@sabad/contract/schemas/kpi'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { WithMeaning } from '../display/WithMeaning.tsx'
import { KpiFigure } from './KpiFigure.tsx'
import { KpiMeaning } from './KpiMeaning.tsx'
import { type knownKpis, kpiOf } from './known-kpis.ts'
import classes from './scorecard.module.css'
import { useKpiWords } from './use-kpi-words.ts'

interface KpiTableProps {
  readonly answer: KpiValues
  readonly goals: ReturnType<typeof knownKpis>['goals']
}

/** One row a figure, one column for the base and each group. */
export function KpiTable({ answer, goals }: KpiTableProps) {
  const { t } = useTranslation('kpi')
  const { groups } = answer
  return (
    <ScrollBox label={t('groups.title')}>
      <table className={`${table.table} ${table.sticky}`}>
        <thead>
          <tr>
            <th scope="col">{t('figure')}</th>
            <th scope="col" className={table.number}>
              {t('base')}
            </th>
            {groups.map((group) => (
              <th key={group.index} scope="col" className={table.number}>
                <GroupName group={group} linked />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {goals.map(({ goal, kpis }) => (
            <Fragment key={goal}>
              <tr className={classes.goal}>
                <th scope="colgroup" className={classes.goalName} colSpan={groups.length + 2}>
                  {t(`goal.${goal}`)}
                </th>
              </tr>
              {kpis.map((kpi) => (
                <KpiRow key={kpi.name} kpi={kpi} answer={answer} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function KpiRow({ kpi, answer }: { readonly kpi: KpiDefinition; readonly answer: KpiValues }) {
  const owners = [null, ...answer.groups.map(({ index }) => index)]
  return (
    <tr>
      <th scope="row" className={classes.name}>
        <KpiName kpi={kpi} />
      </th>
      {owners.map((group) => (
        <td key={group ?? 'base'} className={table.number}>
          <KpiFigure found={kpiOf(answer, kpi.name, group)} unit={kpi.unit} />
        </td>
      ))}
    </tr>
  )
}

/** What a figure is called, its definition, and of which customers it can be said. */
export function KpiName({ kpi }: { readonly kpi: KpiDefinition }) {
  const { t } = useTranslation('kpi')
  const { title } = useKpiWords()
  return (
    <>
      <WithMeaning title={title(kpi)}>
        <KpiMeaning kpi={kpi} />
      </WithMeaning>
      {kpi.setting !== 'any' && <span className={classes.setting}>{t(`setting.${kpi.setting}`)}</span>}
    </>
  )
}
