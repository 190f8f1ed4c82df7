import { readFile } from 'node:fs/promises'
import { errors } from '@sabad/contract/errors'
import { expect, test } from 'vitest'
import { openApiDocument } from '../src/openapi.ts'
import { testServer } from './test-server.ts'

const committed = new URL('../../contract/openapi.json', import.meta.url)

test('the committed document is current: else run "npx tsx packages/server/src/write-openapi.ts"', async () => {
  expect(JSON.parse(await readFile(committed, 'utf8'))).toEqual(JSON.parse(JSON.stringify(await openApiDocument())))
})

test('the server answers with the same document', async () => {
  const { send } = await testServer()
  expect(await (await send('/api/openapi.json')).json()).toEqual(JSON.parse(await readFile(committed, 'utf8')))
})

const document = await openApiDocument()
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item ?? {}).map(([method, operation]) => ({ path, method, operation: Object(operation) })),
)

test('it is OpenAPI 3.1 with a title, a version and a licence', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/)
  expect(document.info).toMatchObject({ title: 'Sabad', license: { identifier: 'Apache-2.0' } })
})

test('every operation has a name of its own, a summary, an answer and the one form of failure', () => {
  const names = operations.map(({ operation }) => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
  for (const { path, method, operation } of operations) {
    expect([path, method, typeof operation.summary]).toEqual([path, method, 'string'])
    expect(operation.responses['200'].content).toBeDefined()
    expect(operation.responses.default.content['application/json'].schema.$ref).toBe('#/components/schemas/Error')
  }
})

test('every place of a path is a required parameter, and every parameter has its place', () => {
  for (const { path, operation } of operations) {
    const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = (operation.parameters ?? []).filter((parameter: { in: string }) => parameter.in === 'path')
    expect([path, declared.map(({ name }: { name: string }) => name)]).toEqual([path, places])
    expect(declared.every(({ required }: { required: boolean }) => required)).toBe(true)
  }
})

test('every reference leads somewhere, and every shared schema is used', () => {
  const used = new Set(
    [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name),
  )
  expect([...used].sort()).toEqual(Object.keys(document.components?.schemas ?? {}).sort())
})

test('the codes of errors are those of the catalogue', () => {
  expect(document.components?.schemas?.Error).toMatchObject({ properties: { code: { enum: Object.keys(errors) } } })
})
