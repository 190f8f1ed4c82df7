import { Button } from '@mantine/core'
import type { CompanyValue, EquityMeasure, ValueAssumptions } from '@sabad/contract/schemas/equity'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../display/Answer.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { NumberField } from '../display/NumberField.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './equity.module.css'
import { companyValueQuery } from './queries.ts'

interface ValuePanelProps {
  readonly asOf: string
  readonly measure: EquityMeasure
}

/** From customer equity to the value of the company, under assumptions that can be typed over. */
export function ValuePanel({ asOf, measure }: ValuePanelProps) {
  const { t } = useTranslation('equity')
  const [assumed, setAssumed] = useState<ValueAssumptions>({})
  const query = useQuery(companyValueQuery({ asOf, measure, ...assumed }))
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
      <Answer query={query} waiting={<Waiting height={360} />}>
        {(found) => (
          <div className={classes.sides}>
            <Assumptions found={found} assumed={assumed} onChange={setAssumed} />
            <Bridge found={found} />
          </div>
        )}
      </Answer>
    </Panel>
  )
}

type Name = keyof ValueAssumptions

const FIELDS = [
  { name: 'acquiredPerYear', min: 0 },
  { name: 'valuePerAcquired' },
  { name: 'costPerAcquired', min: 0 },
  { name: 'years', min: 0, max: 30 },
  { name: 'overheadPerYear', min: 0 },
  { name: 'taxRate', min: 0, max: 100 },
  { name: 'otherAssets', min: 0 },
  { name: 'debt', min: 0 },
] as const satisfies readonly { readonly name: Name; readonly min?: number; readonly max?: number }[]

/** A tax rate is typed in percent; sums are shown to the cent. */
const PERCENT = 100
const shown = (name: Name, value: number): number =>
  Math.round((name === 'taxRate' ? value * PERCENT : value) * PERCENT) / PERCENT
const meant = (name: Name, value: number): number => {
  if (name === 'taxRate') return value / PERCENT
  return name === 'years' ? Math.round(value) : value
}

interface AssumptionsProps {
  readonly found: CompanyValue
  readonly assumed: ValueAssumptions
  readonly onChange: (assumed: ValueAssumptions) => void
}

function Assumptions({ found, assumed, onChange }: AssumptionsProps) {
  const { t } = useTranslation('equity')
  const isChanged = Object.keys(assumed).length > 0
  const sourceOf = (name: Name) => {
    if (assumed[name] !== undefined) return 'assumed'
    return found.suggested[name] === null ? 'unknown' : 'suggested'
  }
  return (
    <div>
      <div className={classes.fields}>
        {FIELDS.map(({ name, ...limits }) => (
          <div key={name}>
            <NumberField
              label={t(`value.${name}`)}
              {...limits}
              value={shown(name, assumed[name] ?? found.assumptions[name])}
              onChange={(value) => value !== null && onChange({ ...assumed, [name]: meant(name, value) })}
            />
            <p className={classes.hint}>{t(`value.source.${sourceOf(name)}`)}</p>
          </div>
        ))}
      </div>
      {isChanged && (
        <Button mt="sm" size="xs" variant="default" onClick={() => onChange({})}>
          {t('value.reset')}
        </Button>
      )}
    </div>
  )
}

const PARTS = [
  'presentCustomers',
  'futureCustomers',
  'overhead',
  'operating',
  'tax',
  'otherAssets',
  'debt',
  'shareholders',
] as const
const SUMS: ReadonlySet<string> = new Set(['operating', 'shareholders'])

function Bridge({ found: { bridge, levers, discountRate } }: { readonly found: CompanyValue }) {
  const { t } = useTranslation('equity')
  const format = useFormat()
  const of = (amount: number) => (amount < 0 ? `${table.number} ${classes.loss}` : table.number)
  return (
    <div>
      <ScrollBox label={t('value.title')}>
        <table className={table.table}>
          <tbody>
            {PARTS.map((part) => (
              <tr key={part} className={SUMS.has(part) ? classes.sum : undefined}>
                <th scope="row">{t(`value.part.${part}`)}</th>
                <td className={of(bridge[part])}>{format.money(bridge[part])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className={classes.hint}>{t('value.discounted', { rate: format.share(discountRate) })}</p>
      <p className={classes.hint}>
        {t('value.levers', {
          levers: format.list(
            levers.map(({ lever, change }) => t(`value.lever.${lever}`, { change: format.moneyChange(change) })),
          ),
        })}
      </p>
    </div>
  )
}
