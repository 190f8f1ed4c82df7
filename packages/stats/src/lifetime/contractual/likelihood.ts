import type { Curvature, Objective } from '../../numeric/log-parameters.ts'
import { logSurvivalCurvature } from './log-survival.ts'
import type { Renewals } from './renewals.ts'

/**
 * The log-likelihood of a contract model with gradient and Hessian in (α, β) for `size` 2, where c is 1 (sBG), or in
 * (α, β, c) for `size` 3 (BdW). With r_t = S(t)/S(t−1), and over all renewals t,
 *
 *   ln L = Σ kept_t ln r_t + lost_t ln(1 − r_t)
 *
 * which is Σ churned_t ln[S(t−1) − S(t)] + survivors ln S(end) of Fader & Hardie 2007, app. B, summed by renewal
 * instead of by customer.
 */
export function contractLikelihood({ kept, lost }: Renewals, size: 2 | 3): Objective {
  return ([alpha, beta, c = 1]) => {
    const gradient = new Float64Array(size)
    const hessian = new Float64Array(size * size)
    let value = 0
    for (let i = 0; i < kept.length; i++) {
      if (kept[i] + lost[i] === 0) continue
      const retention = logSurvivalCurvature({ alpha, beta, c }, { from: i, to: i + 1 })
      const part = binomial(retention.value, { kept: kept[i], lost: lost[i] })
      value += part.value
      addChained({ gradient, hessian }, retention, part)
    }
    return { value, gradient, hessian }
  }
}

/** kept · ℓ + lost · ln(1 − e^ℓ) with its first and second derivative in ℓ = ln r. */
function binomial(log: number, { kept, lost }: { kept: number; lost: number }) {
  if (lost === 0) return { value: kept * log, slope: kept, second: 0 }
  const churn = -Math.expm1(log)
  const odds = (1 - churn) / churn
  return { value: kept * log + lost * Math.log(churn), slope: kept - lost * odds, second: (-lost * odds) / churn }
}

function addChained(
  into: Omit<Curvature, 'value'>,
  log: Omit<Curvature, 'value'>,
  { slope, second }: { slope: number; second: number },
): void {
  const size = into.gradient.length
  for (let i = 0; i < size; i++) {
    into.gradient[i] += slope * log.gradient[i]
    for (let j = 0; j < size; j++) {
      into.hessian[i * size + j] += slope * log.hessian[i * 3 + j] + second * (log.gradient[i] * log.gradient[j])
    }
  }
}
