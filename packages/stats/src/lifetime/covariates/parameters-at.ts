import { StatsError } from '../../stats-error.ts'
import type { CovariateForm } from './covariate-form.ts'

/** The values of a customer's covariates by name. */
export type CovariateValues = Readonly<Record<string, number>>

/** The four parameters of customers with these covariates, in the order of the form. */
export function parametersAt(
  form: CovariateForm,
  parameters: Readonly<Record<string, number>>,
  values: CovariateValues,
): readonly number[] {
  const predictors = form.predictorsOf(form.parameterNames.map((name) => parameters[name]))
  for (const process of ['purchases', 'leaving'] as const) {
    const { predictor, sign } = form[process]
    for (const [name, coefficient] of Object.entries(parameters)) {
      if (!name.startsWith(`${process}.`)) continue
      predictors[predictor] += sign * coefficient * givenValue(values, name.slice(process.length + 1))
    }
  }
  return form.parametersAt(predictors).parameters
}

function givenValue(values: CovariateValues, column: string): number {
  const value = values[column]
  if (value === undefined) throw new StatsError('unknown-covariate', { column })
  if (!Number.isFinite(value)) throw new StatsError('not-finite', { column, value })
  return value
}
