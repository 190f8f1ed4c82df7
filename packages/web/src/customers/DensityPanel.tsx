import { NativeSelect } from '@mantine/core'
import type { Measure } from '@sabad/contract/schemas/customers'
import type { CustomerDensity } from '@sabad/contract/schemas/density'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { densityQuery, measuresQuery, type Scope } from '../api/queries.ts'
import { useAddressChoice } from '../app/use-address-choice.ts'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { Answer } from '../display/Answer.tsx'
import { MeasureMeaning } from '../display/MeasureMeaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { useScheme } from '../theme/use-scheme.ts'
import classes from './customers.module.css'
import { DensityTable } from './DensityTable.tsx'
import { type DrawnSides, densityOption, drawnOf } from './density-option.ts'

interface DensityPanelProps {
  readonly scope: Scope
  readonly group: string | undefined
}

const HEIGHT = 380

const isNumber = ({ unit }: Measure) => unit !== 'text' && unit !== 'date'

/** How customers lie by two measures, which are chosen in the address. */
export function DensityPanel(props: DensityPanelProps) {
  const measures = useQuery(measuresQuery)
  return (
    <Answer query={measures} waiting={<Waiting height={HEIGHT} />}>
      {(all) => <Measured {...props} measures={all.filter(isNumber)} />}
    </Answer>
  )
}

function Measured({ scope, group, measures }: DensityPanelProps & { readonly measures: readonly Measure[] }) {
  const names = measures.map(({ name }) => name)
  const [x, chooseX] = useAddressChoice('x', names, 'probability_alive')
  const [y, chooseY] = useAddressChoice('y', names, 'clv_12m')
  const query = useQuery(densityQuery(scope, { group, x, y }))
  const choices = (
    <Choices
      measures={measures}
      chosen={[
        { key: 'density.x', name: x, choose: chooseX },
        { key: 'density.y', name: y, choose: chooseY },
      ]}
    />
  )
  return (
    <Answer query={query} waiting={<Waiting height={HEIGHT} />}>
      {(found) => <Found found={found} choices={choices} />}
    </Answer>
  )
}

interface Chosen {
  readonly key: 'density.x' | 'density.y'
  readonly name: string
  readonly choose: (name: string) => void
}

function Choices({ measures, chosen }: { readonly measures: readonly Measure[]; readonly chosen: readonly Chosen[] }) {
  const { t } = useTranslation('customers')
  return (
    <div className={classes.measures}>
      {chosen.map(({ key, name, choose }) => {
        const measure = measures.find((one) => one.name === name)
        return (
          <div key={key} className={classes.measure}>
            <NativeSelect
              aria-label={t(key)}
              value={name}
              onChange={({ currentTarget: { value } }) => choose(value)}
              data={measures.map((one) => ({ value: one.name, label: one.title }))}
            />
            {measure && <MeasureMeaning measure={measure} />}
          </div>
        )
      })}
    </div>
  )
}

interface FoundProps {
  readonly found: CustomerDensity
  readonly choices: ReactNode
}

function Found({ found, choices }: FoundProps) {
  const { t } = useTranslation('customers')
  const { x, y } = found
  if (x.span && y.span) return <Density found={found} choices={choices} sides={{ x: x.span, y: y.span }} />
  return (
    <Panel title={t('density.title')} actions={choices}>
      <p className={classes.quiet}>{t('density.nobody')}</p>
    </Panel>
  )
}

function Density({ found, choices, sides }: FoundProps & { readonly sides: DrawnSides }) {
  const { t } = useTranslation(['customers', 'app'])
  const format = useFormat()
  const look = useChartLook()
  const scheme = useScheme()
  const navigate = useNavigate()
  const option = useMemo(() => {
    const customers = (count: number) => t('app:unit.customers', { count })
    return densityOption(found, sides, { look, format, scheme, customers })
  }, [found, sides, look, format, scheme, t])
  const open = (data: unknown) => {
    const { point } = drawnOf(data)
    if (point) void navigate({ to: '/customers/$customerId', params: { customerId: point.customerId } })
  }
  const { asOf, customers, unknown, points } = found
  return (
    <ChartPanel
      title={t('density.title')}
      note={t(points ? 'density.note.points' : 'density.note.cells', { asOf: format.date(asOf), customers, unknown })}
      label={t('density.label', { x: found.x.measure.title, y: found.y.measure.title })}
      height={HEIGHT}
      option={option}
      onPick={({ data }) => open(data)}
      actions={choices}
      table={<DensityTable found={found} sides={sides} />}
    />
  )
}
