import type { CustomerPage, ForecastBasis } from '@sabad/contract/schemas/customers'

/** A measure with the ends of its interval, and the models it rests on. */
export interface ForecastRow {
  readonly name: string
  readonly value: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly bases: readonly ForecastBasis[]
}

type Part = 'alive' | 'purchases' | 'spend'

const shown: readonly (readonly [name: string, parts: readonly Part[]])[] = [
  ['probability_alive', ['alive']],
  ['expected_purchases_12m', ['purchases']],
  ['expected_spend', ['spend']],
  ['clv_12m', ['purchases', 'spend']],
  ['clv_residual', ['purchases', 'spend']],
]

/** What is foretold of a customer, from who they are to what they are worth. */
export function forecastRows({
  measures,
  forecast,
}: Pick<CustomerPage, 'measures' | 'forecast'>): readonly ForecastRow[] {
  const values = new Map(measures.map(({ name, value }) => [name, value]))
  const number = (name: string) => {
    const value = values.get(name)
    return typeof value === 'number' ? value : null
  }
  return shown.map(([name, parts]) => ({
    name,
    value: number(name),
    lower: number(`${name}_lower`),
    upper: number(`${name}_upper`),
    bases: parts.map((part) => forecast[part]),
  }))
}

/** Whether there is no number at all, and for one reason: then it is said once and not in each row. */
export function lackForOneReason(rows: readonly ForecastRow[]): boolean {
  const reasons = rows.flatMap(({ bases }) => bases.map(({ missing }) => JSON.stringify(missing)))
  return rows.every(({ value }) => value === null) && new Set(reasons).size === 1
}
