import type { CurveOfGroup, CurvesOfPortfolio } from '@sabad/contract/schemas/response-curves'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './resources.module.css'

/** What data and people have said of each group so far. */
export function KnownPanel({ curves }: { readonly curves: CurvesOfPortfolio }) {
  const { t } = useTranslation('resources')
  const isMeasured = curves.groups.some(({ experiment }) => experiment !== null)
  return (
    <Panel
      title={t('known.title')}
      note={isMeasured ? t('known.note') : t('known.no-experiments')}
      actions={
        <Meaning of={t('experiment')}>
          <p>{t('known.meaning')}</p>
        </Meaning>
      }
      flush
    >
      <ScrollBox label={t('known.title')}>
        <table className={`${table.table} ${table.sticky}`}>
          <thead>
            <tr>
              <th scope="col">{t('group')}</th>
              {(['customers', 'worth', 'spent', 'experiment'] as const).map((key) => (
                <th key={key} scope="col" className={table.number}>
                  {t(key)}
                </th>
              ))}
              <th scope="col">{t('answered')}</th>
            </tr>
          </thead>
          <tbody>
            {curves.groups.map((group) => (
              <KnownRow key={group.name} group={group} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  )
}

function KnownRow({ group }: { readonly group: CurveOfGroup }) {
  const { t } = useTranslation('resources')
  const format = useFormat()
  const money = (value: number | null | undefined) =>
    value === null || value === undefined ? t('none') : format.money(value)
  const { customers, value, spent, experiment, current } = group
  return (
    <tr>
      <th scope="row">
        <GroupName group={group} linked />
      </th>
      <td className={table.number}>{format.count(customers)}</td>
      <td className={table.number}>{money(value)}</td>
      <td className={table.number}>{money(spent)}</td>
      <td className={`${table.number} ${table.nowrap}`}>
        {money(experiment?.gainPerContact)}
        {experiment && (
          <div className={table.soft}>
            {t('experiment.interval', { lower: format.money(experiment.lower), upper: format.money(experiment.upper) })}
          </div>
        )}
      </td>
      <td className={classes.answered}>
        {current ? (
          <>
            {t('answered.by', { author: current.author, date: format.date(current.answeredAt.slice(0, 10)) })}
            <div className={classes.soft}>{current.rationale}</div>
          </>
        ) : (
          t('none')
        )}
      </td>
    </tr>
  )
}
