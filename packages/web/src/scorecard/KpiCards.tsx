import { NativeSelect } from '@mantine/core'
import type { KpiValues } from '@sabad/contract/schemas/kpi'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KpiFigure } from './KpiFigure.tsx'
import { KpiName } from './KpiTable.tsx'
import { type knownKpis, kpiOf } from './known-kpis.ts'
import classes from './scorecard.module.css'

interface KpiCardsProps {
  readonly answer: KpiValues
  readonly goals: ReturnType<typeof knownKpis>['goals']
}

const BASE = 'base'

/** The table on a phone: the figures of one owner at a time. */
export function KpiCards({ answer, goals }: KpiCardsProps) {
  const { t } = useTranslation('kpi')
  const [chosen, choose] = useState(BASE)
  const group = answer.groups.find(({ name }) => name === chosen)?.index ?? null
  return (
    <>
      <div className={classes.select}>
        <NativeSelect
          label={t('of')}
          value={chosen}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
          data={[
            { value: BASE, label: t('base') },
            ...answer.groups.map(({ name, title }) => ({ value: name, label: title })),
          ]}
        />
      </div>
      <div className={classes.cards}>
        {goals.map(({ goal, kpis }) => (
          <section key={goal}>
            <h3>{t(`goal.${goal}`)}</h3>
            {kpis.map((kpi) => (
              <div key={kpi.name} className={classes.card}>
                <div>
                  <KpiName kpi={kpi} />
                </div>
                <div>
                  <KpiFigure found={kpiOf(answer, kpi.name, group)} unit={kpi.unit} />
                </div>
              </div>
            ))}
          </section>
        ))}
      </div>
    </>
  )
}
