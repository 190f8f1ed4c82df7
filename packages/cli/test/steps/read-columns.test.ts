import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readError } from '@sabad/contract/read-error'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readColumns } from '../../src/steps/read-columns.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sabad-columns-'))
})
afterAll(() => rm(directory, { recursive: true }))

const wanted = { frequency: ['frequency', 'x'], age: ['t', 'tcal'] } as const

async function read(content: string | Uint8Array, name = 'data.csv') {
  const file = join(directory, name)
  await writeFile(file, content)
  return (await readColumns(file, wanted)).columns
}

const refusal = (content: string) =>
  read(content).then(
    () => 'read',
    (error) => readError(error).message.replaceAll(directory, 'DIR'),
  )

test('columns are found by their names, whatever else the file holds', async () => {
  expect(await read('id,T,note,Frequency\n1,38.9,"a, b",2\n2,38.9,,0\n')).toEqual({
    frequency: [2, 0],
    age: [38.9, 38.9],
  })
})

test('quoted names, other delimiters, byte order marks and Windows line ends are read', async () => {
  expect(await read('\ufeff"cust";"x";"T.cal"\r\n"1";"2";"3.5"\r\n')).toEqual({ frequency: [2], age: [3.5] })
})

test('a gzipped file is read like any other', async () => {
  expect(await read(gzipSync('x\tT\n1\t2\n'), 'data.tsv.gz')).toEqual({ frequency: [1], age: [2] })
})

test('a column that is not there is left out', async () => {
  expect(await read('x\n1\n')).toEqual({ frequency: [1] })
})

test('a cell without a number is named by its row and column', async () => {
  expect(await refusal('x,T\n1,2\nmany,2\n')).toBe(
    'The data cannot be fitted: row 3 has no number in frequency, but "many".',
  )
  expect(await refusal('x,T\n1\n')).toBe('The data cannot be fitted: row 2 has no number in age, but "".')
})

test('files without rows are refused', async () => {
  expect(await refusal('')).toBe('The file DIR/data.csv is empty: export it again from its source.')
  expect(await refusal('x,T\n')).toBe(
    'The file DIR/data.csv has column names but no rows: export it again with its data.',
  )
})
