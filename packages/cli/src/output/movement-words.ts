import type { Measure } from '@sabad/contract/schemas/customers'
import type { MoveCause, MoveDirection, Movement } from '@sabad/contract/schemas/movement'
import { decimal, share } from './numbers.ts'

export const DIRECTIONS: Readonly<Record<MoveDirection, string>> = {
  upgraded: 'moved up',
  downgraded: 'moved down',
  stayed: 'stayed',
  entered: 'entered',
  left: 'left',
}

const RANKINGS: Readonly<Record<Movement['rankedBy'], string>> = {
  'lifetime-value': '12-month lifetime value per customer at the earlier date',
  revenue: 'revenue of the last 12 months per customer at the earlier date, because no lifetime value was published',
}

/** What makes one group better than another. */
export const rankingText = (by: Movement['rankedBy']): string => `Up and down are by ${RANKINGS[by]}.`

function lineText(line: number, unit: Measure['unit'] | undefined): string {
  if (unit === 'share') return share(line)
  return unit === 'days' ? `${decimal(line)} days` : decimal(line)
}

const level = (label: string): string => label.replaceAll('-', ' ')

/** Which measure crossed which line. */
export function causeText(cause: MoveCause, registry: readonly Measure[]): string {
  const measure = registry.find(({ name }) => name === cause.measure)
  const title = measure?.title ?? cause.tierTitle
  const { before, after, change, line } = cause
  if (change === 'became-known') return `${title} became known (${level(after)})`
  if (change === 'became-unknown') return `${title} is not known any more`
  if (change === 'changed' || line === null) return `${title} went from ${level(before)} to ${level(after)}`
  const across = lineText(line, measure?.unit)
  const levels = `(${level(before)} > ${level(after)})`
  return change === 'rose-above'
    ? `${title} rose above ${across} ${levels}`
    : `${title} fell to ${across} or less ${levels}`
}
