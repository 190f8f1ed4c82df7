import { Button } from '@mantine/core'
import type { Condition, GroupStrategy } from '@sabad/contract/schemas/strategy'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import type { Format } from '../language/format.ts'
import classes from './strategy.module.css'

/** What the default rules recommend, with the figures it rests on; every other rule on demand. */
export function RecommendationPanel({ answer }: { readonly answer: GroupStrategy }) {
  const { t } = useTranslation('strategy')
  const [open, setOpen] = useState(false)
  const { recommendation, protectedMembers } = answer
  const { kind, evidence, rules, advised } = recommendation
  return (
    <Panel title={t('recommended.title')} note={t('recommended.note')}>
      <div className={classes.part}>
        <div className={classes.recommended}>
          <p className={classes.strong}>{t(`kind.${kind}`)}</p>
          <p className={classes.soft}>{t(`kind.${kind}.meaning`)}</p>
        </div>
        {evidence.length === 0 ? (
          <p className={classes.quiet}>{t('recommended.nothing')}</p>
        ) : (
          <Conditions conditions={evidence} />
        )}
        {advised && (
          <p className={classes.quiet}>
            {t('recommended.advised', { kind: t(`kind.${advised.kind}`), advice: advised.advice })}
          </p>
        )}
        <ProtectedMembers members={protectedMembers} />
        <Button size="compact-sm" variant="subtle" color="gray" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'recommended.fewer' : 'recommended.all')}
        </Button>
        {open && (
          <ol className={classes.list}>
            {rules.map((rule) => (
              <li key={`${rule.kind} ${rule.conditions.map(({ figure }) => figure).join(' ')}`}>
                <span className={classes.strong}>{t(`kind.${rule.kind}`)}</span>{' '}
                <span className={classes.soft}>{t(rule.fits ? 'rule.fits' : 'rule.fits-not')}</span>
                <Conditions conditions={rule.conditions} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </Panel>
  )
}

const SHARES: ReadonlySet<string> = new Set([
  'prospects',
  'probability-alive',
  'cost-to-serve',
  'growth',
  'share-of-wallet',
  'flagged',
  'win-back-break-even',
])
const MONEY: ReadonlySet<string> = new Set(['lifetime-value', 'gross-margin', 'contribution'])

function figureText(format: Format, figure: string, value: number): string {
  if (SHARES.has(figure)) return format.share(value)
  return MONEY.has(figure) ? format.money(value) : format.decimal(value)
}

function Conditions({ conditions }: { readonly conditions: readonly Condition[] }) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  return (
    <ul className={classes.list}>
      {conditions.map(({ figure, comparison, value, threshold, holds }) => (
        <li key={figure}>
          <span className={classes.tick} data-holds={holds}>
            {t(holds === null ? 'condition.unknown' : holds ? 'condition.holds' : 'condition.fails')}
          </span>{' '}
          {t(`condition.${comparison}`, {
            figure: t(`figure.${figure}`),
            value: value === null ? t('unknown') : figureText(format, figure, value),
            threshold: figureText(format, figure, threshold),
          })}
        </li>
      ))}
    </ul>
  )
}

const SHOWN = 12

/** Who is not to be given up, whatever the strategy, each with a way to the customer. */
function ProtectedMembers({ members }: { readonly members: GroupStrategy['protectedMembers'] }) {
  const { t } = useTranslation(['strategy', 'significance'])
  if (members.length === 0) return null
  return (
    <div>
      <p className={classes.heading}>{t('protected.title', { count: members.length })}</p>
      <ul className={classes.list}>
        {members.slice(0, SHOWN).map(({ customerId, name }) => (
          <li key={customerId}>
            <Link to="/customers/$customerId" params={{ customerId }}>
              {name ?? customerId}
            </Link>
          </li>
        ))}
      </ul>
      {members.length > SHOWN && (
        <p className={classes.soft}>{t('protected.more', { count: members.length - SHOWN })}</p>
      )}
    </div>
  )
}
