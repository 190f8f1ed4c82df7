import type { Random } from '../random.ts'
import { pickWeighted } from '../samplers.ts'

/** Probability of default within a year, of the order that rating agencies report. */
const defaultProbabilities = { AAA: 0.0002, AA: 0.0005, A: 0.001, BBB: 0.003, BB: 0.012, B: 0.04, CCC: 0.18 } as const

export interface Credit {
  readonly credit_rating: string
  readonly default_probability: number
}

/** Big organisations and institutions have better ratings. */
export function drawCredit(random: Random, employees: number, isInstitution: boolean): Credit {
  const size = Math.log10(Math.max(1, employees)) + (isInstitution ? 1.5 : 0)
  const rating = pickWeighted(random, {
    AAA: 0.02 * size,
    AA: 0.06 * size,
    A: 0.15 * size,
    BBB: 0.3 * size,
    BB: 0.6,
    B: 0.35,
    CCC: 0.08,
  })
  return { credit_rating: rating, default_probability: defaultProbabilities[rating] }
}
