import type { Benefit, Benefits } from '@sabad/contract/schemas/strategy-monitoring'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { GroupName } from '../display/GroupName.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { kpiAmount } from './kpi-amount.ts'
import { Light } from './Light.tsx'
import { benefitsQuery } from './queries.ts'
import classes from './strategy.module.css'

/** What the strategies in force aimed at, and what has come of it. */
export function BenefitsPanel({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('strategy')
  const query = useQuery(benefitsQuery(scope))
  return (
    <Panel title={t('benefits.title')} note={t('benefits.note')}>
      <Answer query={query} waiting={<Waiting height={72} />}>
        {(answer) =>
          answer.benefits.length === 0 ? (
            <p className={classes.quiet}>{t('benefits.none')}</p>
          ) : (
            <Realised answer={answer} />
          )
        }
      </Answer>
    </Panel>
  )
}

const COLUMNS = ['group', 'kpi', 'baseline', 'target', 'realised', 'money', 'light'] as const
const NUMBERS: ReadonlySet<string> = new Set(['baseline', 'target', 'realised', 'money'])

function Realised({ answer }: { readonly answer: Benefits }) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const { benefits, money, plannedCost } = answer
  return (
    <>
      <ScrollBox label={t('benefits.title')}>
        <table className={table.table}>
          <thead>
            <tr>
              {COLUMNS.map((name) => (
                <th key={name} scope="col" className={NUMBERS.has(name) ? table.number : undefined}>
                  {t(`benefits.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {benefits.map((benefit) => (
              <BenefitRow key={`${benefit.group.name} ${benefit.kpiId}`} benefit={benefit} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className={classes.sum}>
        {money === null ? t('benefits.no-money') : t('benefits.sum', { money: format.moneyChange(money) })}{' '}
        {plannedCost !== null && t('benefits.cost', { cost: format.money(plannedCost) })}
      </p>
    </>
  )
}

function BenefitRow({ benefit }: { readonly benefit: Benefit }) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const { group, title, goal, unit, baseline, target, realised, money, light } = benefit
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? t('unknown') : kpiAmount(format, unit, value)
  return (
    <tr>
      <th scope="row">
        <GroupName group={group} />
      </th>
      <td>
        {title}
        {goal && <div className={classes.soft}>{goal}</div>}
      </td>
      <td className={table.number}>{write(baseline.value)}</td>
      <td className={table.number}>{write(target)}</td>
      <td className={table.number}>{write(realised?.value)}</td>
      <td className={table.number}>{money === null ? t('benefits.not-money') : format.moneyChange(money)}</td>
      <td>
        <Light light={light} />
      </td>
    </tr>
  )
}
