import { expect, test } from 'vitest'
import { scaledExponentialIntegral } from '../../src/numeric/scaled-exponential-integral.ts'
import { expectRelative } from '../close.ts'

// e^z E_s(z) by 40-digit arithmetic (mpmath expint).
const reference = [
  [0.4, 0.135, 3.85247756256302],
  [1, 0.002, 5.65068150313868],
  [2, 0.5, 0.538544683758135],
  [2.7, 1e-6, 0.588234453937329],
  [0.05, 1000, 0.000999950052392702],
  [30, 0.3, 0.0341173587778797],
  [1.0000001, 3, 0.262083734472904],
  [1, 1e-8, 17.8434652674855],
  [0, 2, 0.5],
  [0.5, 50, 0.0198057192943464],
] as const

test.each(reference)('e^z E_s(z) at s = %d, z = %d', (s, z, expected) => {
  expectRelative(scaledExponentialIntegral(s, z), expected, 1e-13)
})

test('it passes through whole numbers without a step', () => {
  for (const s of [1, 2, 5]) {
    const [before, at, after] = [s - 1e-9, s, s + 1e-9].map((near) => scaledExponentialIntegral(near, 0.3))
    expect(before).toBeGreaterThan(at ?? Number.NaN)
    expect(at).toBeGreaterThan(after ?? Number.NaN)
    expectRelative(before ?? Number.NaN, after ?? Number.NaN, 1e-8)
  }
})
