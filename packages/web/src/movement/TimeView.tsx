import type { TimeInGroup } from '@sabad/contract/schemas/movement'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Scope, timeInGroupQuery } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { GroupName } from '../display/GroupName.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { groupColour } from '../theme/group-colours.ts'
import { useScheme } from '../theme/use-scheme.ts'
import classes from './movement.module.css'
import { ShortageState } from './ShortageState.tsx'

type Time = TimeInGroup['byGroup'][number]

/** How long customers have been where they are. */
export function TimeView({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('movement')
  const query = useQuery(timeInGroupQuery(scope))
  return (
    <Answer query={query} waiting={<Waiting height={480} />}>
      {(times) =>
        times.shortage ? (
          <ShortageState title={t('time.title')} shortage={times.shortage} />
        ) : (
          <TimePanel times={times} />
        )
      }
    </Answer>
  )
}

const columns = ['customers', 'time.mean', 'time.median', 'time.quarters', 'time.throughout', 'time.stay'] as const

function TimePanel({ times }: { readonly times: TimeInGroup }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const title = t('time.title')
  const note = t('time.note', { asOf: format.date(times.asOf), since: format.date(times.since) })
  return (
    <Panel title={title} note={note} flush>
      <ScrollBox label={title}>
        <table className={`${table.table} ${table.sticky}`}>
          <thead>
            <tr>
              <th scope="col">{t('rates.group')}</th>
              <th scope="col">{t('time.spread', { dates: times.dates })}</th>
              {columns.map((key) => (
                <th key={key} scope="col" className={table.number}>
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {times.byGroup
              .filter(({ customers }) => customers > 0)
              .map((time) => (
                <TimeRow key={time.group} time={time} times={times} />
              ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className={classes.tableNote}>{t('time.key', { dates: times.dates })}</p>
    </Panel>
  )
}

function TimeRow({ time, times }: { readonly time: Time; readonly times: TimeInGroup }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const group = times.groups.find(({ index }) => index === time.group)
  const { mean, median, quarter, threeQuarters, expectedStay } = time
  return (
    <tr>
      <th scope="row">{group && <GroupName group={group} linked />}</th>
      <td>
        <Spread time={time} />
      </td>
      <td className={table.number}>{format.count(time.customers)}</td>
      <td className={table.number}>{mean === null ? t('none') : format.decimal(mean)}</td>
      <td className={table.number}>{median === null ? t('none') : format.count(median)}</td>
      <td className={`${table.number} ${table.nowrap}`}>
        {quarter === null || threeQuarters === null
          ? t('none')
          : t('time.from-to', { lower: quarter, upper: threeQuarters })}
      </td>
      <td className={table.number}>{format.count(time.throughout)}</td>
      <td className={`${table.number} ${table.nowrap}`}>
        {expectedStay === null ? t('time.forever') : format.decimal(expectedStay)}
      </td>
    </tr>
  )
}

/** Customers by months in the group, from one month on the left; the numbers stand beside it. */
function Spread({ time }: { readonly time: Time }) {
  const scheme = useScheme()
  const most = Math.max(...time.byMonths)
  return (
    <span className={classes.spread} aria-hidden>
      {time.byMonths.map((customers, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the number of months
          key={at}
          style={{ blockSize: `${(100 * customers) / most}%`, background: groupColour(time.group, scheme) }}
        />
      ))}
    </span>
  )
}
