import type { MovementPaths } from '@sabad/contract/schemas/movement'
import { useTranslation } from 'react-i18next'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './movement.module.css'

/** Whether where customers came from tells more than where they are: of what they bring next, and of where they go. */
export function RoadPanel({ test, memory }: Pick<MovementPaths, 'test' | 'memory'>) {
  const { t } = useTranslation('movement')
  const title = t('road.title')
  const meaning = (
    <Meaning of={title}>
      <p>{t('road.meaning')}</p>
      <p>{t('memory.meaning')}</p>
    </Meaning>
  )
  return (
    <Panel title={title} actions={meaning}>
      {test ? <MarginTest test={test} /> : <p className={classes.verdict}>{t('road.none')}</p>}
      {memory && <NextGroupTest memory={memory} />}
    </Panel>
  )
}

/** Nobody needs to know how much rarer than this chance would be. */
const LEAST_CHANCE = 0.0001

/** The probability of chance alone, in a sign and a number. */
function useChance(pValue: number): string {
  const { t } = useTranslation('movement')
  const format = useFormat()
  return pValue < LEAST_CHANCE
    ? t('p.below', { value: format.rough(LEAST_CHANCE) })
    : t('p.exact', { value: format.rough(pValue) })
}

function MarginTest({ test }: { readonly test: NonNullable<MovementPaths['test']> }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const [between, within] = test.degreesOfFreedom
  const numbers = {
    between: format.count(between),
    within: format.count(within),
    statistic: format.precise(test.statistic),
    pValue: useChance(test.pValue),
    customers: format.count(test.customers),
  }
  return (
    <>
      <h3 className={classes.question}>{t('road.margin')}</h3>
      <p className={classes.verdict}>
        {t(`road.${test.verdict.code}`, { share: format.share(Math.max(0, test.shareOfRoad)) })}{' '}
        {t('road.state-share', { share: format.share(Math.max(0, test.shareOfState)) })}
      </p>
      <p className={classes.numbers}>{t('road.numbers', numbers)}</p>
    </>
  )
}

/** Below this expected count the p-value of a chi-square test is not to be relied on. */
const LEAST_EXPECTED = 5

function NextGroupTest({ memory }: { readonly memory: NonNullable<MovementPaths['memory']> }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const numbers = {
    degrees: format.count(memory.degreesOfFreedom),
    statistic: format.precise(memory.statistic),
    pValue: useChance(memory.pValue),
    customers: format.count(memory.customers),
    strength: format.precise(memory.strength),
  }
  return (
    <>
      <h3 className={classes.question}>{t('memory.title')}</h3>
      <p className={classes.verdict}>{t(`memory.${memory.verdict.code}`)}</p>
      <p className={classes.numbers}>
        {t('memory.numbers', numbers)} {memory.smallestExpected < LEAST_EXPECTED && t('memory.rare')}
      </p>
    </>
  )
}
