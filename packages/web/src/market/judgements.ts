/** How many times a criterion (row) is as important as another (column); what is turned round is the reciprocal. */
export type Judgements = readonly (readonly number[])[]

/** Saaty's scale, from 9 times as important to a ninth. */
export const SCALE: readonly number[] = [
  ...[9, 8, 7, 6, 5, 4, 3, 2, 1],
  ...[2, 3, 4, 5, 6, 7, 8, 9].map((times) => 1 / times),
]

/** Every criterion as important as every other. */
export const equalJudgements = (criteria: number): number[][] =>
  Array.from({ length: criteria }, () => Array.from({ length: criteria }, () => 1))

/** Says of one pair, and with it of the pair turned round. */
export const withJudgement = (
  judgements: Judgements,
  [row, column]: readonly [number, number],
  times: number,
): number[][] =>
  judgements.map((values, i) =>
    values.map((value, j) => {
      if (i === row && j === column) return times
      return i === column && j === row ? 1 / times : value
    }),
  )

/** A criterion more at the end, as important as all others until somebody says otherwise. */
export const withCriterion = (judgements: Judgements): number[][] => [
  ...judgements.map((values) => [...values, 1]),
  Array.from({ length: judgements.length + 1 }, () => 1),
]

/** A criterion less. What was said of the others stands. */
export const withoutCriterion = (judgements: Judgements, at: number): number[][] =>
  judgements.filter((_, row) => row !== at).map((values) => values.filter((_, column) => column !== at))

/** Every pair once: two criteria by their places, and what was said of them, moved to the nearest step of the scale. */
export const pairsOf = (judgements: Judgements) =>
  judgements.flatMap((values, row) =>
    values.flatMap((times, column) => (column > row ? [{ row, column, times: nearestStep(times) }] : [])),
  )

/** 0.333 was meant as a third. */
const nearestStep = (times: number): number =>
  SCALE.reduce((best, step) => (Math.abs(Math.log(step / times)) < Math.abs(Math.log(best / times)) ? step : best), 1)
