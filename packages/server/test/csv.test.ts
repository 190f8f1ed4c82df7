import { expect, test } from 'vitest'
import { csvLines } from '../src/files/csv.ts'

test('cells with commas, quotes and line ends are quoted', () => {
  expect(csvLines([['a,b', 'say "hi"', 'two\nlines', 'plain']])).toBe('"a,b","say ""hi""","two\nlines",plain\r\n')
})

test.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\tx', '\rx'])('the text %j does not become a formula', (text) => {
  expect(csvLines([[text]])).toMatch(/^"?'/)
})

test('numbers stay numbers, also negative ones and those that are written as text', () => {
  expect(csvLines([[-1.5, 1e21, '-12', '+62', '-0,5', true, null]])).toBe('-1.5,1e+21,-12,+62,"-0,5",true,\r\n')
})

test('a list is one cell', () => {
  expect(csvLines([[['a', 'b', null]]])).toBe('a; b; \r\n')
})
