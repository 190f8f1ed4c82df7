import { describe, expect, it } from 'vitest'
import { spellsOf } from '../src/customer/spells.ts'
import { biggestMoves, dateBefore, type Flow, valueChange } from '../src/movement/flows.ts'

const flow = (from: number | null, to: number | null, customers: number): Flow => ({
  from,
  to,
  customers,
  direction: 'stayed',
  valueBefore: 10,
  valueAfter: 4,
})

describe('the biggest moves', () => {
  it('leave out who stayed, came or left', () => {
    const flows = [flow(0, 0, 900), flow(0, 1, 3), flow(null, 1, 50), flow(1, null, 20), flow(1, 0, 7)]
    expect(biggestMoves(flows, 5).map(({ customers }) => customers)).toEqual([7, 3])
  })

  it('change value only where both dates know it', () => {
    expect(valueChange(flow(0, 1, 1))).toBe(-6)
    expect(valueChange({ ...flow(0, 1, 1), valueBefore: null })).toBeNull()
  })
})

describe('the date before', () => {
  it('is the nearest earlier one', () => {
    const dates = ['2026-03-31', '2026-02-28', '2026-01-31']
    expect(dateBefore(dates, '2026-03-31')).toBe('2026-02-28')
    expect(dateBefore(dates, '2026-01-31')).toBeUndefined()
  })
})

describe('a path through the groups', () => {
  it('is told in spells: dates in a row in one group', () => {
    const step = (asOf: string, group: number) => ({ asOf, group, title: `G${group}`, reason: 'because' })
    const path = [step('2026-01-31', 1), step('2026-02-28', 1), step('2026-03-31', 2), step('2026-04-30', 1)]
    expect(spellsOf(path).map(({ group, first, last, dates }) => [group, first, last, dates])).toEqual([
      [1, '2026-01-31', '2026-02-28', 2],
      [2, '2026-03-31', '2026-03-31', 1],
      [1, '2026-04-30', '2026-04-30', 1],
    ])
  })
})
