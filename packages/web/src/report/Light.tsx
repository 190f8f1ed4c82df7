import type { TrafficLight } from '@sabad/contract/schemas/strategy-monitoring'
import { useTranslation } from 'react-i18next'

/** A traffic light that says its colour, and has a shape of its own: paper may be grey. */
export function Light({ light }: { readonly light: TrafficLight }) {
  const { t } = useTranslation('strategy')
  return <span className={`lamp ${light}`}>{t(`light.${light}`)}</span>
}

const ORDER = ['red', 'amber', 'green', 'grey'] as const

/** How many KPIs have which light, the worst first. */
export function Lights({ lights }: { readonly lights: Readonly<Record<TrafficLight, number>> }) {
  const { t } = useTranslation('strategy')
  const shown = ORDER.filter((light) => lights[light] > 0)
  if (shown.length === 0) return <span className="soft">{t('board.no-kpis')}</span>
  return shown.map((light) => (
    <span key={light} className={`lamp ${light}`}>
      {t('light.count', { count: lights[light], light: t(`light.${light}`) })}
    </span>
  ))
}
