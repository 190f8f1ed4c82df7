import { isoDate } from '@sabad/contract/schemas/figures'
import { InvalidArgumentError } from 'commander'

export function dateArgument(text: string): string {
  if (isoDate.safeParse(text).success) return text
  throw new InvalidArgumentError('write a date as 2026-11-21')
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
