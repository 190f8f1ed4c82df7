import { readVariable } from '../variables.ts'

const amount = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })

/** A value of a variable as a sentence shows it. */
export function withUnit(value: number, name: string | undefined): string {
  const variable = name === undefined ? null : readVariable(name)
  const unit = variable?.kind === 'measure' ? variable.measure.unit : null
  if (unit === 'share') return `${amount.format(value * 100)} %`
  return unit === 'days' ? `${amount.format(value)} days` : amount.format(value)
}
