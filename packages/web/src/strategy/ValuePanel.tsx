import { Button } from '@mantine/core'
import type { PerceivedValue } from '@sabad/contract/schemas/perceived-value'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { perceivedValueQuery } from './queries.ts'
import { RateForm } from './RateForm.tsx'
import classes from './strategy.module.css'

interface ValuePanelProps {
  readonly scope: Scope
  readonly group: string
}

/** What the proposition is worth to customers beside the next best one, as they and the managers say. */
export function ValuePanel({ scope, group }: ValuePanelProps) {
  const { t } = useTranslation('strategy')
  const query = useQuery(perceivedValueQuery(scope.portfolioId, group))
  const title = t('value.title')
  return (
    <Panel
      title={title}
      note={t('value.note')}
      actions={
        <Meaning of={title}>
          <p>{t('value.meaning')}</p>
        </Meaning>
      }
    >
      <Answer query={query} waiting={<Waiting height={120} />}>
        {(value) =>
          value.criteria.length === 0 ? (
            <p className={classes.quiet}>{t('value.no-criteria')}</p>
          ) : (
            <Perceived {...{ scope, group, value }} />
          )
        }
      </Answer>
    </Panel>
  )
}

interface PerceivedProps extends ValuePanelProps {
  readonly value: PerceivedValue
}

function Perceived({ scope, group, value }: PerceivedProps) {
  const { t } = useTranslation('strategy')
  const [rating, setRating] = useState(false)
  return (
    <div className={classes.part}>
      <Estimates value={value} />
      <Criteria value={value} />
      {rating ? (
        <RateForm {...{ scope, group }} criteria={value.criteria} onDone={() => setRating(false)} />
      ) : (
        <div className={classes.buttons}>
          <Button size="xs" variant="default" onClick={() => setRating(true)}>
            {t('value.rate')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Estimates({ value }: { readonly value: PerceivedValue }) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  return (
    <ul className={classes.list}>
      {(['customers', 'managers', 'all'] as const).map((who) => {
        const { raters, ratio, lower, upper } = value[who]
        if (ratio === null) return <li key={who}>{t('value.nobody', { who: t(`value.${who}`) })}</li>
        const about = { who: t(`value.${who}`), ratio: format.decimal(ratio), count: raters }
        return (
          <li key={who}>
            {lower === null || upper === null
              ? t('value.ratio', about)
              : t('value.ratio.interval', { ...about, lower: format.decimal(lower), upper: format.decimal(upper) })}
          </li>
        )
      })}
    </ul>
  )
}

const NUMBERS = ['weight', 'raters', 'ours', 'alternative'] as const

function Criteria({ value: { criteria } }: { readonly value: PerceivedValue }) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const mean = (score: number | null) => (score === null ? t('unknown') : format.decimal(score))
  return (
    <ScrollBox label={t('criteria.title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('criterion.title')}</th>
            <th scope="col">{t('criterion.side')}</th>
            {NUMBERS.map((name) => (
              <th key={name} scope="col" className={table.number}>
                {t(`value.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ criterionId, title, side, weight, raters, ours, alternative }) => (
            <tr key={criterionId}>
              <th scope="row">{title}</th>
              <td>{t(`side.${side}`)}</td>
              <td className={table.number}>{format.decimal(weight)}</td>
              <td className={table.number}>{format.count(raters)}</td>
              <td className={table.number}>{mean(ours)}</td>
              <td className={table.number}>{mean(alternative)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
