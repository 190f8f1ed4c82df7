import type { CustomerPage } from '@sabad/contract/schemas/customers'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { isClause, useClause } from '../language/use-clause.ts'
import { AxisRatings } from './AxisRatings.tsx'
import classes from './customer.module.css'

const START_OF_SENTENCE = /^./

/** Why the customer is in this group: each condition on its own line. */
export function WhyPanel({ customer }: { readonly customer: CustomerPage }) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const conditions = useConditions(customer)
  return (
    <Panel title={t('why.title')} note={t('why.note', { asOf: format.date(customer.asOf) })}>
      <p className={classes.group}>
        <GroupName group={customer.group} linked />
      </p>
      <ul className={classes.reasons}>
        {conditions.map((condition) => (
          <li key={condition}>{condition.replace(START_OF_SENTENCE, (first) => first.toLocaleUpperCase())}</li>
        ))}
      </ul>
      {customer.reaches.length > 0 && <Reaches reaches={customer.reaches} />}
      {customer.axes.map((axis) => (
        <AxisRatings key={axis.tier} axis={axis} />
      ))}
    </Panel>
  )
}

/** Each reason by itself; of a household they are one sentence. */
function useConditions({ reason, reasonClause }: CustomerPage): readonly string[] {
  const clause = useClause()
  const { code, params } = reasonClause
  const parts = code === 'join.reasons' && Array.isArray(params.parts) ? params.parts.filter(isClause) : [reasonClause]
  const english = reason.split('; ')
  const written = parts.map((part, at) => clause({ clause: part, otherwise: english[at] ?? '' }))
  return parts.length === 1 ? [clause({ clause: reasonClause, otherwise: reason })] : written
}

/** The place is the most probable one, not the only one: the ends of the interval say which others are possible. */
function Reaches({ reaches }: { readonly reaches: CustomerPage['reaches'] }) {
  const { t } = useTranslation('customer')
  return (
    <ul className={classes.reasons}>
      {reaches.map((group) => (
        <li key={group.end}>
          {t(`reaches.${group.end}`)} <GroupName group={group} linked />
        </li>
      ))}
    </ul>
  )
}
