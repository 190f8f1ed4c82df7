import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { identifier, join, list, sql, textOf, trusted } from '../../src/sql/sql.ts'
import { rowOf, rowsOf, withWorkspace } from '../company.ts'

describe('the SQL template', () => {
  test('puts every value behind a number, in order', () => {
    const query = sql`SELECT ${1}, ${'two'} FROM t WHERE x = ${null}`
    expect(textOf(query)).toBe('SELECT $1, $2 FROM t WHERE x = $3')
    expect(query.values).toEqual([1, 'two', null])
  })

  test('splices fragments with their values in the places where they stand', () => {
    const inner = sql`a = ${'inner'}`
    const query = sql`${1} ${inner} ${2} ${join([inner, sql`b = ${3}`], ' AND ')}`
    expect(textOf(query)).toBe('$1 a = $2 $3 a = $4 AND b = $5')
    expect(query.values).toEqual([1, 'inner', 2, 'inner', 3])
  })

  test('quotes names so that a quotation mark cannot end them', () => {
    expect(textOf(identifier('a"; DROP TABLE x; --'))).toBe('"a""; DROP TABLE x; --"')
  })

  test('lists values and never texts', () => {
    expect(textOf(list(['a', 1, null]))).toBe('$1, $2, $3')
    expect(list(['a', 1, null]).values).toEqual(['a', 1, null])
  })

  test('takes only trusted text as it is', () => {
    expect(textOf(sql`${trusted('SELECT 1')}`)).toBe('SELECT 1')
  })
})

/** Every string that can be written down: quotation marks, comments, NUL, all planes of Unicode. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom("'; DROP TABLE customers; --", '?', '$1', '\\', "''", '/* */', '\u0000', '\u202e', '۱۲۳'),
)

describe('a value in the template', () => {
  test('keeps its place in an UPDATE, whose FROM the engine reads before its SET', () =>
    withWorkspace(async (workspace) => {
      const row = await workspace.write(async (database) => {
        await database.execute(sql`CREATE TEMP TABLE t AS SELECT 0 AS a, 0 AS b`)
        await database.execute(sql`UPDATE t SET a = ${1}, b = f.b FROM (SELECT ${2} AS b) AS f WHERE a < ${3}`)
        return database.rows(sql`SELECT a, b FROM t`, z.object({ a: z.number(), b: z.number() }))
      })
      expect(row).toEqual([{ a: 1, b: 2 }])
    }))

  test('never reaches the text, whatever it says', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(textOf(sql`SELECT ${a}, ${join([sql`${b}`])}`)).toBe('SELECT $1, $2')
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
        fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger(), async (a, b) => {
          const row = await rowOf(workspace, sql`SELECT CAST(${a} AS DOUBLE) AS a, CAST(${b} AS BIGINT) AS b`)
          expect(row.a).toBe(Number.isFinite(a) ? a : null)
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
