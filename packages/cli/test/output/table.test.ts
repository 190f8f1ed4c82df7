import { expect, test } from 'vitest'
import { list, table } from '../../src/output/table.ts'

const columns = [{ title: 'group' }, { title: 'customers', align: 'right' }] as const

test('words stand left, numbers right, and no line ends with a space', () => {
  const rows = [
    ['at risk', '1,204'],
    ['new', '7'],
  ]
  expect(table(columns, rows)).toBe('group    customers\nat risk      1,204\nnew              7')
})

test('wide and combined characters keep the columns in line', () => {
  const rows = [
    ['客户', '1'],
    ['e\u0301clair', '2'],
  ]
  expect(table(columns, rows)).toBe('group   customers\n客户            1\ne\u0301clair          2')
})

test('a long cell is cut where it would push others off the screen, and the last one is not', () => {
  const long = 'x'.repeat(500)
  const [, row] = table([{ title: 'name' }, { title: 'why' }], [[long, long]]).split('\n')
  expect(row).toBe(`${'x'.repeat(59)}…  ${long}`)
})

test('a cell cannot add lines or colours', () => {
  expect(table(columns, [['a\n\u001b[2Jb', '1']])).toBe('group    customers\na␊␛[2Jb          1')
})

test('a list aligns its values', () => {
  expect(
    list([
      ['rows', '10'],
      ['accepted', '9'],
    ]),
  ).toBe('rows      10\naccepted  9')
})
