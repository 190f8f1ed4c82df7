import type { DriftComparison, MovementDrift } from '@sabad/contract/schemas/movement'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { driftQuery, type Scope } from '../api/queries.ts'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { Answer } from '../display/Answer.tsx'
import { GroupName } from '../display/GroupName.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { driftOption } from './drift-option.ts'
import classes from './movement.module.css'

/** Whether the shape of the base is still that for which the groups were cut. */
export function DriftView({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('movement')
  const query = useQuery(driftQuery(scope))
  return (
    <Answer query={query} waiting={<Waiting height={640} />}>
      {(drift) => (
        <div className={page.stack}>
          {drift.missing.map(({ code }) => (
            <p key={code} className={classes.quiet}>
              {t(`drift.missing.${code}`)}
            </p>
          ))}
          {drift.history.length > 1 && <HistoryPanel history={drift.history} />}
          <div className={drift.comparisons.length > 1 ? page.halves : page.stack}>
            {drift.comparisons.map((comparison) => (
              <ComparisonPanel key={comparison.with} comparison={comparison} groups={drift.groups} />
            ))}
          </div>
        </div>
      )}
    </Answer>
  )
}

interface ComparisonPanelProps {
  readonly comparison: DriftComparison
  readonly groups: MovementDrift['groups']
}

const columns = ['drift.share-then', 'drift.share-now', 'drift.part', 'drift.centre'] as const

function ComparisonPanel({ comparison, groups }: ComparisonPanelProps) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const { index, verdict, date, parts, centroids } = comparison
  const title = t(`drift.title.${comparison.with}`, { date: format.date(date) })
  const present = parts.filter(({ shareBefore, shareAfter }) => shareBefore > 0 || shareAfter > 0)
  return (
    <Panel
      title={title}
      note={
        <>
          {t('drift.index', { index: format.index(index) })}:{' '}
          <b className={classes[verdict]}>{t(`verdict.${verdict}`)}</b>. {t(`verdict.${verdict}.text`)}
        </>
      }
      actions={
        <Meaning of={title}>
          <p>{t('drift.meaning')}</p>
        </Meaning>
      }
      flush
    >
      <ScrollBox label={title}>
        <table className={`${table.table} ${table.sticky}`}>
          <thead>
            <tr>
              <th scope="col">{t('rates.group')}</th>
              {columns.map((key) => (
                <th key={key} scope="col" className={table.number}>
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {present.map(({ group, shareBefore, shareAfter, part }) => {
              const named = groups.find((one) => one.index === group)
              const centre = centroids.find((one) => one.group === group)?.overall ?? null
              return (
                <tr key={group}>
                  <th scope="row">{named && <GroupName group={named} linked />}</th>
                  <td className={table.number} data-value={shareBefore}>
                    {format.share(shareBefore)}
                  </td>
                  <td className={table.number} data-value={shareAfter}>
                    {format.share(shareAfter)}
                  </td>
                  <td className={table.number} data-value={part}>
                    {format.index(part)}
                  </td>
                  <td className={table.number}>{centre === null ? t('none') : format.decimal(centre)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  )
}

function HistoryPanel({ history }: Pick<MovementDrift, 'history'>) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const look = useChartLook()
  const option = useMemo(
    () => driftOption(history, { look, format, title: t('drift.history.index') }),
    [history, look, format, t],
  )
  return (
    <ChartPanel
      title={t('drift.history.title')}
      note={t('drift.history.note')}
      label={t('drift.history.label')}
      height={220}
      option={option}
      table={
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('column.as-of')}</th>
              <th scope="col" className={table.number}>
                {t('drift.history.index')}
              </th>
              <th scope="col">{t('drift.history.reading')}</th>
            </tr>
          </thead>
          <tbody>
            {history.map(({ asOf, index, verdict }) => (
              <tr key={asOf}>
                <th scope="row" data-value={asOf}>
                  {format.date(asOf)}
                </th>
                <td className={table.number} data-value={index}>
                  {format.index(index)}
                </td>
                <td>{t(`verdict.${verdict}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}
