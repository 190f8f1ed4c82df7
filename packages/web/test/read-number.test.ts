import { expect, it } from 'vitest'
import { readNumber } from '../src/language/read-number.ts'

it('reads Persian and Arabic digits and their signs', () => {
  expect(readNumber('۱۲٫۵', '.')).toBe(12.5)
  expect(readNumber('۱٬۲۳۴', '.')).toBe(1234)
  expect(readNumber('٤٢', '.')).toBe(42)
  expect(readNumber('\u200e−۳', '.')).toBe(-3)
})

it('reads a decimal comma where the language has one, and a point all the same', () => {
  expect(readNumber('1,5', ',')).toBe(1.5)
  expect(readNumber('1.5', ',')).toBe(1.5)
  expect(readNumber('1.234.567', ',')).toBe(1_234_567)
  expect(readNumber('1,234,567', '.')).toBe(1_234_567)
})

it('takes nothing else for a number', () => {
  for (const text of ['', ' ', 'abc', '1,5', '-', '۱۲ تا']) expect(readNumber(text, '.'), text).toBeNull()
})
