import type { TrafficLight } from '@sabad/contract/schemas/strategy-monitoring'
import { useTranslation } from 'react-i18next'
import classes from './strategy.module.css'

/** A traffic light that says its colour: nobody has to see it. */
export function Light({ light }: { readonly light: TrafficLight }) {
  const { t } = useTranslation('strategy')
  return (
    <span className={classes.light} data-light={light}>
      {t(`light.${light}`)}
    </span>
  )
}

interface LightsProps {
  readonly lights: Readonly<Record<TrafficLight, number>>
}

const ORDER = ['red', 'amber', 'green', 'grey'] as const

/** How many KPIs have which light, the worst first. */
export function Lights({ lights }: LightsProps) {
  const { t } = useTranslation('strategy')
  const shown = ORDER.filter((light) => lights[light] > 0)
  if (shown.length === 0) return <span className={classes.soft}>{t('board.no-kpis')}</span>
  return (
    <span className={classes.lights}>
      {shown.map((light) => (
        <span key={light} className={classes.light} data-light={light}>
          {t('light.count', { count: lights[light], light: t(`light.${light}`) })}
        </span>
      ))}
    </span>
  )
}
