import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DecimalMark } from '../../src/intake/reading/number-evidence.ts'
import { numberTexts } from '../../src/intake/reading/read-number.ts'
import { readTexts } from './reading.ts'

const numbers = async (texts: readonly string[], mark: DecimalMark, isRate = false) =>
  (await readTexts(texts, (given) => numberTexts(given, mark, isRate))).map(({ value, reason }) => reason ?? value)

const number = async (text: string, mark: DecimalMark) => (await numbers([text], mark))[0]

describe('a number with a decimal point', () => {
  test.each([
    ['12', 12],
    ['-12.5', -12.5],
    ['.5', 0.5],
    ['12.', 12],
    ['1e5', 100000],
    ['-1.5E-7', -1.5e-7],
    ['1,234.50', 1234.5],
    ['1,23,456.7', 123456.7],
    ["1'234.5", 1234.5],
    ['1 234.5', 1234.5],
    ['1\u00a0234.5', 1234.5],
    ['1\u202f234.5', 1234.5],
    ['CHF 1’234.50', 1234.5],
    ['$5.00', 5],
    ['$-5.00', -5],
    ['-$5.00', -5],
    ['(1,234.50)', -1234.5],
    ['(€ 5)', -5],
    ['12-', -12],
    ['−7', -7],
    ['5 EUR', 5],
    ['USD 5', 5],
    ['5.25 zł', 5.25],
    ['۱٬۲۳۴٫۵', 1234.5],
    ['٣٫٢٥', 3.25],
    ['۱۲۳۴ ریال', 1234],
    ['\u200f۱۵۰۰ تومان', 1500],
    ['  42 ', 42],
  ])('%s is %d', async (text, value) => {
    expect(await number(text, '.')).toBeCloseTo(value, 12)
  })
})

describe('a number with a decimal comma', () => {
  test.each([
    ['1.234,50', 1234.5],
    ['12,5', 12.5],
    ['1 234,5', 1234.5],
    ['Rp 1.500.000', 1500000],
    ['Rp1.500.000,-', 1500000],
    ['Rp 1.500.000,00', 1500000],
    ['-Rp 250.000,00', -250000],
    ['(Rp 250.000,00)', -250000],
    ['1.234', 1234],
    ['-0,5 €', -0.5],
    ['(1.234,50 €)', -1234.5],
  ])('%s is %d', async (text, value) => {
    expect(await number(text, ',')).toBeCloseTo(value, 12)
  })
})

test.each(['abc', 'abc12', '1,2,3', '1.2.3', '12,34', '0x1F', 'inf', '12E', '5 stk', '3 4', '1-2', '5 %', '=1+1'])(
  '%s is not a number',
  async (text) => {
    expect(await number(text, '.')).toBe('not-a-number')
  },
)

test.each(['1e400', '-1e300', '9999999999999999999'])('%s is out of range', async (text) => {
  expect(await number(text, '.')).toBe('number-out-of-range')
})

test.each(['', ' ', '-', 'NULL', 'N/A', 'NaN', '#N/A'])('%j says nothing', async (text) => {
  expect(await number(text, '.')).toBeNull()
})

test('a percentage is a share of one, in a field of shares only', async () => {
  expect(await numbers(['5 %', '0.25', '۱۲٫۵٪', '100%'], '.', true)).toEqual([0.05, 0.25, 0.125, 1])
})

const group = (digits: string, mark: string) => digits.replace(/\B(?=(\d{3})+$)/g, mark)

test('whatever way an amount is written, it is read back', async () => {
  const styles = fc.constantFrom<[string, string, DecimalMark]>(
    [',', '.', '.'],
    ['', '.', '.'],
    ['.', ',', ','],
    ['\u00a0', ',', ','],
    ["'", '.', '.'],
    ['٬', '٫', '.'],
  )
  const cases = fc.array(fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), styles), {
    minLength: 20,
    maxLength: 20,
  })
  await fc.assert(
    fc.asyncProperty(cases, async (amounts) => {
      for (const mark of ['.', ','] as const) {
        const chosen = amounts.filter(([, style]) => style[2] === mark)
        const texts = chosen.map(([cents, [thousands, decimal]]) => {
          const digits = String(Math.abs(cents)).padStart(3, '0')
          return `${cents < 0 ? '-' : ''}${group(digits.slice(0, -2), thousands)}${decimal}${digits.slice(-2)}`
        })
        if (texts.length === 0) continue
        const read = await numbers(texts, mark)
        expect(read.map((value) => Math.round(Number(value) * 100))).toEqual(chosen.map(([cents]) => cents + 0))
      }
    }),
    { numRuns: 20, seed: 7 },
  )
})
