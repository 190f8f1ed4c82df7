import type { CustomerForecast, ForecastBasis } from '@sabad/contract/schemas/customers'
import { modelReason } from '@sabad/contract/schemas/models'
import { reasonText } from './model-words.ts'
import { count, mean, share } from './numbers.ts'
import { list, table } from './table.ts'

/** The model's name, or why there is none. */
function basisText({ model, missing }: ForecastBasis): string {
  if (model) return model
  const reason = modelReason.safeParse(missing)
  if (reason.success) return `no model: ${reasonText(reason.data)}`
  return 'nobody can tell before a first purchase'
}

const dayText = (day: string | null): string => day ?? 'more than ten years off'

function nextLines(next: NonNullable<CustomerForecast['next']>) {
  const { everAgain, early, likely, late } = next
  const days = `${dayText(likely)} (8 in 10 between ${dayText(early)} and ${dayText(late)})`
  return [
    ['buys again at all', share(everAgain)],
    ['next purchase, if still a customer', days],
  ] as const
}

const MONTHS_SHOWN = [3, 6, 12, 18, 24]

function curveTable({ curve }: CustomerForecast): string {
  const rows = curve
    .filter(({ months }) => MONTHS_SHOWN.includes(months))
    .map(({ on, expected, lower, upper }) => [on, mean(expected), count(lower), count(upper)])
  const right = (title: string) => ({ title, align: 'right' as const })
  return table([{ title: 'purchases until' }, right('expected'), right('low (10%)'), right('high (90%)')], rows)
}

/** On which models the forecast of a customer rests, when the next purchase comes, and how many come within two years. */
export function forecastText(forecast: CustomerForecast): string {
  const { alive, purchases, spend, next, curve } = forecast
  const lines = list([
    ['alive by', basisText(alive)],
    ['purchases by', basisText(purchases)],
    ['spend by', basisText(spend)],
    ...(next ? nextLines(next) : []),
  ])
  return [lines, ...(curve.length > 0 ? ['', curveTable(forecast)] : [])].join('\n')
}
