import type { MovementPaths } from '@sabad/contract/schemas/movement'
import { useTranslation } from 'react-i18next'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './movement.module.css'

/** Whether where customers came from tells more than where they are. */
export function RoadPanel({ test }: Pick<MovementPaths, 'test'>) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const title = t('road.title')
  const meaning = (
    <Meaning of={title}>
      <p>{t('road.meaning')}</p>
    </Meaning>
  )
  if (!test) {
    return (
      <Panel title={title} actions={meaning}>
        <p className={classes.verdict}>{t('road.none')}</p>
      </Panel>
    )
  }
  const [between, within] = test.degreesOfFreedom
  const numbers = {
    between: format.count(between),
    within: format.count(within),
    statistic: format.precise(test.statistic),
    pValue: format.rough(test.pValue),
    customers: format.count(test.customers),
  }
  return (
    <Panel title={title} actions={meaning}>
      <p className={classes.verdict}>
        {t(`road.${test.verdict.code}`, { share: format.share(Math.max(0, test.shareOfRoad)) })}{' '}
        {t('road.state-share', { share: format.share(Math.max(0, test.shareOfState)) })}
      </p>
      <p className={classes.numbers}>{t('road.numbers', numbers)}</p>
    </Panel>
  )
}
