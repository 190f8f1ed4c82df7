import { describe, expect, it } from 'vitest'
import {
  equalJudgements,
  pairsOf,
  SCALE,
  withCriterion,
  withJudgement,
  withoutCriterion,
} from '../src/market/judgements.ts'

describe('judgements of pairs', () => {
  const judged = withJudgement(withJudgement(equalJudgements(3), [0, 1], 5), [1, 2], 1 / 3)

  it('are reciprocal, whichever way round a pair is judged', () => {
    expect(judged).toEqual([
      [1, 5, 1],
      [1 / 5, 1, 1 / 3],
      [1, 3, 1],
    ])
  })

  it('are told once for each pair, on the scale', () => {
    expect(pairsOf(judged)).toEqual([
      { row: 0, column: 1, times: 5 },
      { row: 0, column: 2, times: 1 },
      { row: 1, column: 2, times: 1 / 3 },
    ])
    const typed = [
      [1, 0.333],
      [3.003, 1],
    ]
    expect(pairsOf(typed)).toEqual([{ row: 0, column: 1, times: 1 / 3 }])
  })

  it('stand when a criterion comes or goes', () => {
    expect(withCriterion(judged)).toEqual([
      [1, 5, 1, 1],
      [1 / 5, 1, 1 / 3, 1],
      [1, 3, 1, 1],
      [1, 1, 1, 1],
    ])
    expect(withoutCriterion(judged, 1)).toEqual([
      [1, 1],
      [1, 1],
    ])
    expect(withoutCriterion(judged, 2)).toEqual([
      [1, 5],
      [1 / 5, 1],
    ])
  })

  it('have a scale of seventeen steps from 9 to a ninth', () => {
    expect(SCALE).toHaveLength(17)
    expect([...SCALE].sort((one, other) => other - one)).toEqual(SCALE)
    expect([SCALE[0], SCALE[8], SCALE[16]]).toEqual([9, 1, 1 / 9])
  })
})
