import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type LockedPackages, missingPlatforms } from '../scripts/missing-platforms.ts'

const text = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')
const { packages }: { packages: LockedPackages } = JSON.parse(text)

it('the lock file holds every platform’s packages, so that npm ci works everywhere: npm run lock', () => {
  expect(Object.keys(missingPlatforms(packages))).toEqual([])
})

it('the lock file names no registry', () => {
  expect(text).not.toMatch(/"resolved": "http/)
})
