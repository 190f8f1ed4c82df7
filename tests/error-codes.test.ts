import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { errors } from '../packages/contract/src/errors.ts'

/** The engine's codes are read as text: the contract must know every one of them and yet not import the engine. */
const source = readFileSync(new URL('../packages/engine/src/errors.ts', import.meta.url), 'utf8')
const union = /export type EngineErrorCode =([\s\S]*?)\n\n/.exec(source)?.[1] ?? ''
const codes = [...union.matchAll(/'([^']+)'/g)].map(([, code]) => code ?? '')

test('the codes of the engine are found in its source', () => {
  expect(codes.length).toBeGreaterThan(30)
})

test.each(codes)('the engine error %s has a sentence', (code) => {
  expect(Object.keys(errors)).toContain(code)
})
