import type { Movement } from '@sabad/contract/schemas/movement'

export type Flow = Movement['flows'][number]

export const hasMoved = ({ from, to }: Flow): boolean => from !== to

/** Change in 12-month lifetime value of those who took this way; null where a date has none. */
export const valueChange = ({ valueBefore, valueAfter }: Flow): number | null =>
  valueBefore === null || valueAfter === null ? null : valueAfter - valueBefore

/** Moves from one group to another, largest first. Entries and exits are told apart from moves. */
export const biggestMoves = (flows: readonly Flow[], most: number): readonly Flow[] =>
  flows
    .filter((flow) => hasMoved(flow) && flow.from !== null && flow.to !== null)
    .sort((a, b) => b.customers - a.customers)
    .slice(0, most)

/** The date before this one among those computed, which come newest first. */
export const dateBefore = (dates: readonly string[], date: string): string | undefined =>
  dates.filter((other) => other < date)[0]
