import type { ApiCall } from '@sabad/contract/schemas/statements'
import { replaceEqualDeep } from '@tanstack/react-query'

const calls = new WeakMap<object, ApiCall>()

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Notes which call an answer came of: who sees a figure can ask for the queries behind it. */
export function rememberCall(answer: unknown, call: string, input: unknown): void {
  if (isObject(answer)) calls.set(answer, { call, input: isObject(input) ? { ...input } : {} })
}

/** The call that an answer came of; undefined for what came of none. */
export const callOf = (answer: unknown): ApiCall | undefined => (isObject(answer) ? calls.get(answer) : undefined)

/** A newer answer that keeps the parts of the one before that are equal, and is known by the newer one's call. */
export function shareWithLast(before: unknown, after: unknown): unknown {
  const shared: unknown = replaceEqualDeep(before, after)
  const call = callOf(after)
  if (call && isObject(shared)) calls.set(shared, call)
  return shared
}
