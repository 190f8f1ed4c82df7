import { expect, test } from 'vitest'
import { digammaIncrement } from '../../src/numeric/digamma-increment.ts'
import { expectRelative } from '../close.ts'

// By mpmath with 60 digits: plain cases, a small step, arguments so large that whole digamma functions share most digits.
test.each([
  [0.001, 0.5, 998.6169883097939],
  [3.7, 0.001, 0.000309990169726668],
  [1e12, 1, 1e-12],
  [20, 1e6, 10.84500606553204],
  [19.9, 0.1, 0.0051402679744704],
  [3e7, 3, 9.99999966666669e-8],
])('ψ(%d + %d) − ψ has 14 digits', (x, step, expected) => {
  expectRelative(digammaIncrement(x, step), expected, 1e-14)
})

test('nothing is added by a step of 0', () => {
  expect(digammaIncrement(2.5, 0)).toBe(0)
})
