import type { CustomerPage } from '@sabad/contract/schemas/customers'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { formatMeasure } from '../language/format.ts'
import { useWords } from '../language/use-words.ts'
import classes from './customer.module.css'

/** `customer_since` as a title for people, where no catalogue has one: the company's own attributes. */
const spaced = (field: string) => {
  const words = field.replaceAll('_', ' ')
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}

const kinds = ['person', 'household', 'company', 'institution'] as const

export function ProfilePanel({ customer }: { readonly customer: CustomerPage }) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const words = useWords()
  const { profile, relatives } = customer
  const said = (field: string, value: string) => {
    if (field === 'country') return format.country(value)
    // The kinds that a file is asked for; another is the company's own word.
    const kind = field === 'kind' ? kinds.find((one) => one === value.toLowerCase()) : undefined
    return kind ? t(`kind.${kind}`) : formatMeasure(format, value, 'text')
  }
  const fields = profile.filter(({ field }) => field !== 'name')
  return (
    <Panel title={t('profile.title')}>
      {fields.length === 0 && relatives.length === 0 && <p className={classes.quiet}>{t('profile.none')}</p>}
      <dl className={classes.measures}>
        {fields.map(({ field, value }) => (
          <div key={field}>
            <dt>{words({ area: 'customer', code: `field.${field}`, otherwise: spaced(field) })}</dt>
            <dd>{said(field, value)}</dd>
          </div>
        ))}
      </dl>
      {relatives.length > 0 && (
        <>
          <h3 className={classes.family}>{t('relatives.title')}</h3>
          <ul className={classes.relatives}>
            {relatives.map(({ customerId, name, relation }) => (
              <li key={`${relation} ${customerId}`}>
                <Link to="/customers/$customerId" params={{ customerId }}>
                  {name ?? customerId}
                </Link>{' '}
                <span className={classes.soft}>{t(`relatives.${relation}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
