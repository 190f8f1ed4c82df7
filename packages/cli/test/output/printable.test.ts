import { expect, test } from 'vitest'
import { printable, printableJson } from '../../src/output/printable.ts'

test('control characters become pictures of themselves', () => {
  expect(printable('\u001b[31mred\u0007\u007f')).toBe('␛[31mred␇␡')
})

test('line ends, tabs, C1 controls and bidirectional overrides cannot leave their line', () => {
  expect(printable('a\nb\tc\u009bd\u202ee\u2028f')).toBe('a␊b␉c�d�e�f')
})

test('the joiners that Persian is written with stay', () => {
  expect(printable('می‌خواهم')).toBe('می‌خواهم')
})

test('JSON keeps its meaning and loses every character that speaks to a terminal', () => {
  const value = { name: 'a\u001b]0;x\u0007\u009b2J\u202e', rows: [1, 2] }
  const text = printableJson(value)
  expect(JSON.parse(text)).toEqual(value)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
})
