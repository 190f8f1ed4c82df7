import type { AuditLog, AuditScore, CapabilityAudit } from '@sabad/contract/schemas/audit'
import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { StatTile, StatTiles } from '../display/StatTile.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './audit.module.css'
import { lowestAnswers } from './lowest-answers.ts'

interface NewestPanelProps {
  readonly log: AuditLog
  readonly newest: CapabilityAudit
  readonly action: ReactNode
}

/** Half a step of the scale: less is no difference that people mean. */
const EVEN = 0.5

const gapCode = (gap: number) => (gap < -EVEN ? 'gap.behind' : gap > EVEN ? 'gap.ahead' : 'gap.even')

/** The last answers: four bars, what is done beside what is known, and where to begin. */
export function NewestPanel({ log, newest, action }: NewestPanelProps) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const { overall, gap, by, answeredOn } = newest
  const before = log.audits.slice(1).find(({ edition }) => edition === newest.edition)
  return (
    <>
      <StatTiles>
        <StatTile label={t('overall')} note={t(overall === null ? 'overall.unknown' : 'overall.note')}>
          {overall === null ? t('unknown') : format.decimal(overall)}
        </StatTile>
        <StatTile label={t('gap')} note={gap === null ? t('overall.unknown') : t(gapCode(gap))}>
          {gap === null ? t('unknown') : format.decimal(gap)}
        </StatTile>
      </StatTiles>
      <Panel title={t('newest')} note={t('newest.note', { by, on: format.date(answeredOn) })} actions={action}>
        <ul className={classes.bars}>
          {newest.scores.map((score) => (
            <ScoreBar key={score.dimension} score={score} before={before} />
          ))}
        </ul>
        <Lowest log={log} newest={newest} />
        <p className={classes.soft}>{t('source')}</p>
      </Panel>
    </>
  )
}

type Filled = CSSProperties & { readonly '--filled': string }
const filledTo = (value: number): Filled => ({ '--filled': `${(100 * (value - 1)) / 4}%` })

/** Means of few answers do not compare: what was left out may be what differs. */
const LEAST_COVERAGE = 0.8
const isCovered = ({ answered, asked }: Pick<AuditScore, 'answered' | 'asked'>) => answered >= LEAST_COVERAGE * asked

interface ScoreBarProps {
  readonly score: AuditScore
  readonly before: CapabilityAudit | undefined
}

function ScoreBar({ score: { dimension, value, answered, asked }, before }: ScoreBarProps) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const then = before?.scores.find((one) => one.dimension === dimension)
  const earlier = then && isCovered(then) && isCovered({ answered, asked }) ? then.value : null
  return (
    <li>
      <div className={classes.barHead}>
        <span>{t(`dimension.${dimension}`)}</span>
        <strong>{value === null ? t('unknown') : format.decimal(value)}</strong>
      </div>
      <div className={classes.bar} style={value === null ? undefined : filledTo(value)} aria-hidden />
      <p className={classes.soft}>
        {t('answered', { answered, asked })}
        {value !== null && earlier !== null && before && (
          <> · {t('since', { change: format.signed(value - earlier), on: format.date(before.answeredOn) })}</>
        )}
      </p>
    </li>
  )
}

function Lowest({ log, newest }: Pick<NewestPanelProps, 'log' | 'newest'>) {
  const { t } = useTranslation('audit')
  const lowest = lowestAnswers(log, newest)
  if (lowest.length === 0) return null
  return (
    <>
      <h3 className={classes.heading}>{t('lowest')}</h3>
      <ul className={classes.lowest}>
        {lowest.map(({ name, score, note }) => {
          const statement = t(`question.${name}`)
          return <li key={name}>{t(note ? 'lowest.with-note' : 'lowest.item', { statement, score, note })}</li>
        })}
      </ul>
    </>
  )
}
