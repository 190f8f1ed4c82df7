import type { CustomerPage, Measure } from '@sabad/contract/schemas/customers'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { measuresQuery } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { MeasureMeaning } from '../display/MeasureMeaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { WithMeaning } from '../display/WithMeaning.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { formatMeasure } from '../language/format.ts'
import classes from './customer.module.css'

const families = ['value', 'behaviour', 'needs', 'demographics'] as const

/** Every measure of the customer, by family, each with its meaning. */
export function MeasuresPanel({ customer }: { readonly customer: CustomerPage }) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const registry = useQuery(measuresQuery)
  const values = new Map(customer.measures.map(({ name, value }) => [name, value]))
  // What the profile beside it says already is not said twice.
  const said = new Set(customer.profile.map(({ field }) => field))
  return (
    <Panel title={t('measures.title')} note={t('measures.note', { asOf: format.date(customer.asOf) })}>
      <Answer query={registry} waiting={<Waiting height={560} />}>
        {(measures) =>
          families.map((family) => (
            <Family
              key={family}
              family={family}
              measures={measures.filter(
                (measure) => measure.family === family && values.has(measure.name) && !said.has(measure.name),
              )}
              values={values}
            />
          ))
        }
      </Answer>
    </Panel>
  )
}

interface FamilyProps {
  readonly family: Measure['family']
  readonly measures: readonly Measure[]
  readonly values: ReadonlyMap<string, number | string | null>
}

function Family({ family, measures, values }: FamilyProps) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const known = measures.filter(({ name }) => values.get(name) !== null)
  const unknown = measures.filter(({ name }) => values.get(name) === null)
  if (measures.length === 0) return null
  return (
    <>
      <h3 className={classes.family}>{t(`family.${family}`)}</h3>
      <dl className={classes.measures}>
        {known.map((measure) => (
          <div key={measure.name}>
            <dt>
              <WithMeaning title={measure.title}>
                <MeasureMeaning measure={measure} />
              </WithMeaning>
            </dt>
            <dd className={measure.unit === 'text' ? undefined : classes.figure}>
              {formatMeasure(format, values.get(measure.name) ?? '', measure.unit)}
            </dd>
          </div>
        ))}
      </dl>
      {unknown.length > 0 && (
        <p className={classes.notKnown}>
          {t('measures.unknown', { measures: unknown.map(({ title }) => title).join(' · ') })}
        </p>
      )}
    </>
  )
}
