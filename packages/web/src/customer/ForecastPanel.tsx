import type { CustomerPage, ForecastBasis, Measure } from '@sabad/contract/schemas/customers'
import { modelReason } from '@sabad/contract/schemas/models'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { measuresQuery } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { MeasureMeaning } from '../display/MeasureMeaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { WithMeaning } from '../display/WithMeaning.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { formatMeasure } from '../language/format.ts'
import { ModelLink } from '../models/ModelLink.tsx'
import { useModelReason } from '../models/use-model-words.ts'
import classes from './forecast.module.css'
import { type ForecastRow, forecastRows, lackForOneReason } from './forecast-rows.ts'
import { NextPurchase } from './NextPurchase.tsx'
import { RangeBar } from './RangeBar.tsx'

/** What is expected of the customer, each with its interval and the models that it rests on. */
export function ForecastPanel({ customer }: { readonly customer: CustomerPage }) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const registry = useQuery(measuresQuery)
  const title = t('forecast.title')
  const rows = forecastRows(customer)
  if (lackForOneReason(rows)) {
    return (
      <Panel title={title}>
        <p className={classes.none}>
          <Missing bases={rows.flatMap(({ bases }) => bases)} />
        </p>
      </Panel>
    )
  }
  return (
    <Panel
      title={title}
      note={t('forecast.note', { asOf: format.date(customer.asOf) })}
      actions={
        <Meaning of={title}>
          <p>{t('forecast.interval.outcome')}</p>
          <p>{t('forecast.interval.estimate')}</p>
        </Meaning>
      }
    >
      <Answer query={registry} waiting={<Waiting height={320} />}>
        {(measures) => (
          <dl className={classes.rows}>
            {rows.map((row) => (
              <Row key={row.name} row={row} measure={measures.find(({ name }) => name === row.name)} />
            ))}
          </dl>
        )}
      </Answer>
      <NextPurchase forecast={customer.forecast} />
    </Panel>
  )
}

interface RowProps {
  readonly row: ForecastRow
  readonly measure: Measure | undefined
}

function Row({ row, measure }: RowProps) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  if (!measure) return null
  const write = (value: number) => formatMeasure(format, value, measure.unit)
  const { value, lower, upper } = row
  return (
    <div className={classes.row}>
      <dt>
        <WithMeaning title={measure.title}>
          <MeasureMeaning measure={measure} />
        </WithMeaning>
      </dt>
      {value === null ? (
        <dd className={classes.missing}>
          <Missing bases={row.bases} />
        </dd>
      ) : (
        <>
          <dd className={classes.value}>{write(value)}</dd>
          <dd className={classes.range}>
            <RangeBar
              value={value}
              lower={lower ?? value}
              upper={upper ?? value}
              most={measure.unit === 'share' ? 1 : null}
            />
            <span className={classes.ends}>
              <span>
                {lower === null || upper === null
                  ? t('forecast.no-interval')
                  : t('forecast.between', { lower: write(lower), upper: write(upper) })}
              </span>
              <Models bases={row.bases} />
            </span>
          </dd>
        </>
      )}
    </div>
  )
}

function Models({ bases }: Pick<ForecastRow, 'bases'>) {
  return (
    <span className={classes.models}>{bases.map(({ model }) => model && <ModelLink key={model} model={model} />)}</span>
  )
}

/** Why there is no number: the reason of the model that would have given it. */
export function Missing({ bases }: { readonly bases: readonly ForecastBasis[] }) {
  const { t } = useTranslation('customer')
  const reasonInWords = useModelReason()
  const missing = bases.find((basis) => basis.missing !== null)?.missing
  const reason = modelReason.safeParse(missing)
  if (reason.success) return t('forecast.no-model', { reason: reasonInWords(reason.data) })
  return t(missing?.code === 'no-purchases' ? 'forecast.no-purchases' : 'forecast.unknown')
}
