import type { GroupSummary } from '@sabad/contract/schemas/portfolios'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './basket.module.css'
import { FruitDrawing } from './FruitDrawing.tsx'
import { healthOf } from './health.ts'

/** A group told to those who are new to it: how large, how healthy, what it needs, what to do. */
export function FruitCard({ group }: { readonly group: GroupSummary }) {
  const { t } = useTranslation('overview')
  const health = healthOf(group)
  const { strategy } = group
  return (
    <li className={classes.card}>
      <svg viewBox="-60 -80 130 140" className={classes.picture} aria-hidden="true">
        <FruitDrawing index={group.index} health={health} />
      </svg>
      <div className={classes.words}>
        <h2 className={classes.title}>
          <GroupName group={group} linked />
        </h2>
        <p className={classes.about}>{group.description}</p>
        <dl className={classes.facts}>
          <dt>{t('basket.size')}</dt>
          <dd>
            <SizeWords group={group} />
          </dd>
          <dt>{t('basket.health')}</dt>
          <dd>
            <HealthWords group={group} />
          </dd>
          {strategy && (
            <>
              <dt>{t('basket.needs')}</dt>
              <dd>{t(`basket.need.${strategy.kind}`)}</dd>
              <dt>{t('basket.care')}</dt>
              <dd>{strategy.advice}</dd>
            </>
          )}
        </dl>
        <LinkButton to="/strategies/$group" params={{ group: group.name }} size="compact-sm" variant="light">
          {t('basket.plan')}
        </LinkButton>
      </div>
    </li>
  )
}

function SizeWords({ group }: { readonly group: GroupSummary }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const { customers: count, valueShare } = group
  const share = format.share(group.customerShare)
  if (valueShare === null) return t('basket.size.customers', { count, share })
  return t('basket.size.value', { count, share, value: format.share(valueShare) })
}

function HealthWords({ group }: { readonly group: GroupSummary }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const health = healthOf(group)
  const alive = group.kpis.probabilityAlive.value
  if (alive === null || health === 'empty') return t(`basket.health.${health}`)
  return t('basket.health.told', { health: t(`basket.health.${health}`), alive: format.share(alive) })
}
