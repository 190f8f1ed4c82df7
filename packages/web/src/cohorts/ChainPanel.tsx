import { NativeSelect } from '@mantine/core'
import type { SatisfactionBand, SatisfactionChain } from '@sabad/contract/schemas/kpi'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { satisfactionChainQuery } from '../api/kpi-queries.ts'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './cohorts.module.css'

const lags = [3, 6, 12, 24] as const
const usualLag = 12

/** Satisfaction beside what came after it (requirement 35). */
export function ChainPanel({ asOf }: { readonly asOf: string }) {
  const { t } = useTranslation('kpi')
  const format = useFormat()
  const [lagMonths, setLag] = useState<number>(usualLag)
  const query = useQuery(satisfactionChainQuery({ asOf, lagMonths }))
  const select = (
    <NativeSelect
      aria-label={t('chain.lag')}
      value={String(lagMonths)}
      onChange={({ currentTarget }) => setLag(Number(currentTarget.value))}
      data={lags.map((months) => ({ value: String(months), label: t('chain.months', { months }) }))}
    />
  )
  const note = query.data && t('chain.note', { ratedUntil: format.date(query.data.ratedUntil), lagMonths })
  return (
    <Panel title={t('chain.title')} note={note} actions={select} flush>
      <Answer query={query} waiting={<Waiting height={240} />}>
        {(chain) =>
          chain.missing ? (
            <p className={classes.note}>
              {t('missing.too-few-rated', { needed: Number(chain.missing.params.needed), found: chain.customers })}
            </p>
          ) : (
            <Bands chain={chain} />
          )
        }
      </Answer>
    </Panel>
  )
}

const outcomes = ['retention', 'margin', 'lifetime-value'] as const
type ShownOutcome = (typeof outcomes)[number]

const inBand = (band: SatisfactionBand, outcome: ShownOutcome) =>
  outcome === 'lifetime-value' ? band.lifetimeValue : band[outcome]

function Bands({ chain }: { readonly chain: SatisfactionChain }) {
  const { t } = useTranslation('kpi')
  const format = useFormat()
  return (
    <>
      <ScrollBox label={t('chain.title')}>
        <table className={`${table.table} ${table.sticky}`}>
          <thead>
            <tr>
              <th scope="col">
                {t('chain.rating')}
                <div className={table.soft}>{t(`chain.measure.${chain.measure}`)}</div>
              </th>
              <th scope="col" className={table.number}>
                {t('cohorts.customers')}
              </th>
              {outcomes.map((outcome) => (
                <th key={outcome} scope="col" className={table.number}>
                  {t(`chain.${outcome}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {chain.bands.map((band) => (
              <tr key={band.band}>
                <th scope="row">
                  {t(`chain.band.${band.band}`)}
                  <div className={table.soft}>{t('chain.scale', { from: band.from, to: band.to })}</div>
                </th>
                <td className={table.number}>{format.count(band.customers)}</td>
                {outcomes.map((outcome) => (
                  <OutcomeCell key={outcome} found={inBand(band, outcome)} outcome={outcome} />
                ))}
              </tr>
            ))}
          </tbody>
          {chain.correlations.length > 0 && <Correlations chain={chain} />}
        </table>
      </ScrollBox>
      <p className={classes.note}>{t('chain.association')}</p>
    </>
  )
}

interface OutcomeCellProps {
  readonly found: SatisfactionBand['retention']
  readonly outcome: ShownOutcome
}

function OutcomeCell({ found, outcome }: OutcomeCellProps) {
  const { t } = useTranslation('kpi')
  const format = useFormat()
  const write = outcome === 'retention' ? format.share : format.money
  if (!found) return <td className={table.number}>{t('none')}</td>
  return (
    <td className={table.number}>
      {write(found.value)}
      <div className={`${table.soft} ${table.nowrap}`}>
        {t('interval', { lower: write(found.lower), upper: write(found.upper) })}
      </div>
    </td>
  )
}

function Correlations({ chain }: { readonly chain: SatisfactionChain }) {
  const { t } = useTranslation('kpi')
  const format = useFormat()
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('chain.correlation')}</th>
        <td className={table.number}>{format.count(chain.customers)}</td>
        {outcomes.map((outcome) => {
          const found = chain.correlations.find((one) => one.outcome === outcome)
          if (!found) {
            return (
              <td key={outcome} className={table.number}>
                {t('none')}
              </td>
            )
          }
          return (
            <td key={outcome} className={table.number}>
              {format.signed(found.value)}
              <div className={`${table.soft} ${table.nowrap}`}>
                {t('interval', { lower: format.signed(found.lower), upper: format.signed(found.upper) })}
              </div>
            </td>
          )
        })}
      </tr>
    </tfoot>
  )
}
