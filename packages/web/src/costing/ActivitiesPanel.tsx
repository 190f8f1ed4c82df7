import type { ActivityCosting, CostingReport } from '@sabad/contract/schemas/costing'
import { useTranslation } from 'react-i18next'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './costing.module.css'
import { useDriverWords } from './use-driver-words.ts'

/** What each activity cost: how much of its driver there was, and what one of it costs. */
export function ActivitiesPanel({ report }: { readonly report: CostingReport }) {
  const { t } = useTranslation('costing')
  const title = t('activities.title')
  return (
    <Panel
      title={title}
      note={t('activities.note')}
      actions={
        <Meaning of={title}>
          <p>{t('activities.meaning')}</p>
        </Meaning>
      }
      flush
    >
      {report.activities.length === 0 ? (
        <p className={classes.quiet}>{t('activities.none')}</p>
      ) : (
        <ScrollBox label={title}>
          <table className={`${table.table} ${table.sticky}`}>
            <thead>
              <tr>
                <th scope="col">{t('activity')}</th>
                <th scope="col">{t('activities.step')}</th>
                <th scope="col">{t('activities.driver')}</th>
                {(['quantity', 'minutes', 'unit-cost', 'cost', 'customers'] as const).map((column) => (
                  <th key={column} scope="col" className={table.number}>
                    {t(`activities.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {report.activities.map((activity) => (
                <ActivityRow key={activity.name} activity={activity} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </Panel>
  )
}

function ActivityRow({ activity }: { readonly activity: ActivityCosting }) {
  const { t } = useTranslation('costing')
  const format = useFormat()
  const driverWords = useDriverWords()
  const { name, pool, step, driver, quantity, minutes, unitCost, cost, customers } = activity
  return (
    <tr>
      <th scope="row">
        {name}
        {pool !== name && <div className={classes.sub}>{pool}</div>}
      </th>
      <td>{t(`step.${step}`, { ns: 'profit' })}</td>
      <td>{driverWords(driver)}</td>
      <td className={table.number}>{format.count(quantity)}</td>
      <td className={table.number}>{minutes === null ? '–' : format.count(minutes)}</td>
      <td className={table.number}>
        {unitCost === null ? '–' : driver.count === 'revenue' ? format.share(unitCost) : format.money(unitCost)}
      </td>
      <td className={table.number}>{format.money(cost)}</td>
      <td className={table.number}>{format.count(customers)}</td>
    </tr>
  )
}
