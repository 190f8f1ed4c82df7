import { NativeSelect } from '@mantine/core'
import type { MovementPaths } from '@sabad/contract/schemas/movement'
import { IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pathsQuery, type Scope } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { FigureValue } from '../display/FigureValue.tsx'
import { GroupName } from '../display/GroupName.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './movement.module.css'
import { PathLink } from './PathLink.tsx'
import { RoadPanel } from './RoadPanel.tsx'
import { ShortageState } from './ShortageState.tsx'

const DATES = 3
const steps = [1, 3, 6, 12] as const

/** Common ways through the groups, what they led to, and whether the way matters. */
export function PathsView({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('movement')
  const [everyMonths, setEveryMonths] = useState<(typeof steps)[number]>(1)
  const query = useQuery(pathsQuery({ ...scope, length: DATES, everyMonths }))
  const choice = (
    <NativeSelect
      size="xs"
      aria-label={t('paths.every')}
      value={everyMonths}
      data={steps.map((months) => ({
        value: String(months),
        label: `${t('paths.every')} ${t(`paths.every.${months}`)}`,
      }))}
      onChange={({ currentTarget }) => setEveryMonths(steps.find((one) => String(one) === currentTarget.value) ?? 1)}
    />
  )
  return (
    <Answer query={query} waiting={<Waiting height={640} />}>
      {(paths) => (
        <div className={page.stack}>
          <div className={classes.choice}>{choice}</div>
          {paths.shortage ? (
            <ShortageState title={t('paths.title')} shortage={paths.shortage} />
          ) : (
            <>
              <RoadPanel test={paths.test} memory={paths.memory} />
              <PathsPanel answer={paths} />
            </>
          )}
        </div>
      )}
    </Answer>
  )
}

function PathsPanel({ answer }: { readonly answer: MovementPaths }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const { dates, marginUntil, paths, groups } = answer
  const title = t('paths.title')
  const until = marginUntil === null ? '' : format.date(marginUntil)
  return (
    <Panel title={title} note={t('paths.note', { dates: format.list(dates.map(format.date)), until })} flush>
      <ScrollBox label={title}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('paths.path')}</th>
              {(['customers', 'paths.share', 'paths.margin'] as const).map((key) => (
                <th key={key} scope="col" className={table.number}>
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {paths.map((path) => (
              <tr key={path.groups.join(' ')}>
                <th scope="row">
                  <span className={classes.way}>
                    {path.groups.map((index, at) => {
                      const group = groups.find((one) => one.index === index)
                      return (
                        <span key={dates[at]} className={classes.step}>
                          {at > 0 && <IconArrowRight size={14} aria-label={t('to')} />}
                          {group ? (
                            <GroupName group={group} />
                          ) : (
                            <span className={table.soft}>{t('paths.not-yet')}</span>
                          )}
                        </span>
                      )
                    })}
                  </span>
                </th>
                <td className={table.number}>
                  <PathLink path={path}>{format.count(path.customers)}</PathLink>
                </td>
                <td className={table.number}>{format.share(path.share)}</td>
                <td className={table.number}>
                  <FigureValue figure={path.margin} unit="money" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  )
}
