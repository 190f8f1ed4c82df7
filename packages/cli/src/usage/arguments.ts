import { isoDate } from '@sabad/contract/schemas/figures'
import { InvalidArgumentError } from 'commander'

export function dateArgument(text: string): string {
  if (isoDate.safeParse(text).success) return text
  throw new InvalidArgumentError('write a date as 2026-11-21')
}

const month = /^\d{4}-(0[1-9]|1[0-2])$/

/** Months with commas between. */
export function monthsArgument(text: string): readonly string[] {
  const months = text.split(',').map((one) => one.trim())
  if (months.every((one) => month.test(one))) return months
  throw new InvalidArgumentError('write months as 2026-10,2026-11')
}

/** Parser of a number within limits. */
export function numberArgument(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = text.trim() === '' ? Number.NaN : Number(text)
    if (number >= least && number <= most) return number
    throw new InvalidArgumentError(`give a number from ${least} to ${most}`)
  }
}

export function wholeNumberArgument(least: number, most: number): (text: string) => number {
  const number = numberArgument(least, most)
  return (text) => {
    if (Number.isInteger(Number(text))) return number(text)
    throw new InvalidArgumentError(`give a whole number from ${least} to ${most}`)
  }
}

/** Enough for the number of anything that a person types in. */
export const positiveArgument = wholeNumberArgument(1, 1_000_000_000)

type Mapping = Readonly<Record<string, string>>

/** Collects field=column; a column's name may hold further equal signs. */
export function mappingArgument(text: string, mapping: Mapping = {}): Mapping {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError('write field=column')
  return { ...mapping, [text.slice(0, at)]: text.slice(at + 1) }
}

/** Names with commas between, each once. */
export function namesArgument(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim())
  if (names.every((name) => name !== '')) return [...new Set(names)]
  throw new InvalidArgumentError('write names with commas between')
}

/** What is said of a group: the least and the most of something; left out, undefined. */
export interface GroupRange {
  readonly group: string
  readonly least?: number
  readonly most?: number
}

const rangePattern = /^([^=]+)=([^:]*):([^:]*)$/

/** Collects GROUP=LEAST:MOST; either end may be left out. */
export function rangeArgument(text: string, ranges: readonly GroupRange[] = []): readonly GroupRange[] {
  const [, group = '', ...ends] = rangePattern.exec(text) ?? []
  const [least, most] = ends.map((end) => (end === '' ? undefined : Number(end)))
  if (group === '' || Number.isNaN(least) || Number.isNaN(most) || (least === undefined && most === undefined)) {
    throw new InvalidArgumentError('write GROUP=LEAST:MOST, with numbers; either may be left out')
  }
  return [...ranges, { group, ...(least !== undefined && { least }), ...(most !== undefined && { most }) }]
}

/** The weight of a group in a mix. */
export interface GroupWeight {
  readonly group: string
  readonly weight: number
}

/** Collects GROUP=WEIGHT. */
export function weightArgument(text: string, weights: readonly GroupWeight[] = []): readonly GroupWeight[] {
  const at = text.lastIndexOf('=')
  const weight = Number(text.slice(at + 1) || Number.NaN)
  if (at < 1 || Number.isNaN(weight)) throw new InvalidArgumentError('write GROUP=WEIGHT, with a number')
  return [...weights, { group: text.slice(0, at), weight }]
}
