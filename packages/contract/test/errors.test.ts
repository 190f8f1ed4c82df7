import { expect, test } from 'vitest'
import { type ErrorCode, errorMessage, errors, fillMessage } from '../src/errors.ts'

const codes = Object.keys(errors) as ErrorCode[]
const placesOf = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')

test.each(codes)('the sentence of %s has every place filled, begins with a capital or a place and ends', (code) => {
  const params = Object.fromEntries(placesOf(errors[code].message).map((name) => [name, `<${name}>`]))
  const message = errorMessage(code, params)
  expect(message).not.toMatch(/[{}]/)
  expect(errors[code].message).toMatch(/^[A-Z{].*\.$/)
  expect(errors[code].status).toBeGreaterThanOrEqual(400)
})

test('a list is joined with commas, and a place without a value stays visible', () => {
  expect(fillMessage('{kinds}; {missing}', { kinds: ['a', 'b'] })).toBe('a, b; {missing}')
})
