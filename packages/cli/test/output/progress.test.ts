import { expect, test } from 'vitest'
import { stepText } from '../../src/output/progress.ts'

test('a step with a known end shows how much of it is done', () => {
  const text = stepText({ stage: 'reading rows', done: 45_000, total: 60_000 })
  expect(text).toBe('██████████████████░░░░░░ reading rows  45,000 of 60,000')
})

test('a step without a known end counts', () => {
  expect(stepText({ stage: 'reading rows', done: 45_000, total: 0 })).toBe('reading rows  45,000')
})

test('a step that counts nothing is named', () => {
  expect(stepText({ stage: 'publishing', done: 0, total: 0 })).toBe('publishing')
})
