import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identifier, join, list, sql, trusted } from '../../src/sql/sql.ts'
import { rowOf, rowsOf, withWorkspace } from '../company.ts'

describe('the SQL template', () => {
  test('puts every value behind a question mark, in order', () => {
    expect(sql`SELECT ${1}, ${'two'} FROM t WHERE x = ${null}`).toEqual({
      text: 'SELECT ?, ? FROM t WHERE x = ?',
      values: [1, 'two', null],
    })
  })

  test('splices fragments with their values in the places where they stand', () => {
    const inner = sql`a = ${'inner'}`
    expect(sql`${1} ${inner} ${2} ${join([inner, sql`b = ${3}`], ' AND ')}`).toEqual({
      text: '? a = ? ? a = ? AND b = ?',
      values: [1, 'inner', 2, 'inner', 3],
    })
  })

  test('quotes names so that a quotation mark cannot end them', () => {
    expect(identifier('a"; DROP TABLE x; --').text).toBe('"a""; DROP TABLE x; --"')
  })

  test('lists values and never texts', () => {
    expect(list(['a', 1, null])).toEqual({ text: '?, ?, ?', values: ['a', 1, null] })
  })

  test('takes only trusted text as it is', () => {
    expect(sql`${trusted('SELECT 1')}`).toEqual({ text: 'SELECT 1', values: [] })
  })
})

/** Every string that can be written down: quotation marks, comments, NUL, all planes of Unicode. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom("'; DROP TABLE customers; --", '?', '$1', '\\', "''", '/* */', '\u0000', '\u202e', '۱۲۳'),
)

describe('a value in the template', () => {
  test('never reaches the text, whatever it says', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(sql`SELECT ${a}, ${join([sql`${b}`])}`.text).toBe('SELECT ?, ?')
      }),
    )
  })

  test('comes back unchanged from the engine, whatever it says', () =>
    withWorkspace((workspace) =>
      fc.assert(
        fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (values) => {
          const rows = await rowsOf(
            workspace,
            sql`SELECT v FROM (VALUES ${join(values.map((v, i) => sql`(${i}, ${v})`))}) AS t (i, v) ORDER BY i`,
          )
          expect(rows.map(({ v }) => v)).toEqual(values)
        }),
        { numRuns: 60 },
      ),
    ))

  test('is a number with all its digits', () =>
    withWorkspace((workspace) =>
      fc.assert(
        fc.asyncProperty(fc.double(), fc.maxSafeInteger(), async (a, b) => {
          const row = await rowOf(workspace, sql`SELECT CAST(${a} AS DOUBLE) AS a, CAST(${b} AS BIGINT) AS b`)
          expect(row.a).toBe(a)
          expect(row.b).toBe(b === 0 ? 0 : b)
        }),
        { numRuns: 60 },
      ),
    ))

  test.each(['customer"x', 'a b', 'SELECT', '؟', "o'clock"])('is apart from a name: %s names a column', (name) =>
    withWorkspace(async (workspace) => {
      expect(await rowOf(workspace, sql`SELECT ${name} AS ${identifier(name)}`)).toEqual({ [name]: name })
    }),
  )
})
