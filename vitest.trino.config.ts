import { defineConfig } from 'vitest/config'

/** The tests against a real Trino: minutes to start, so apart from the others (`npm run test:trino`). */
export default defineConfig({
  test: { include: ['tests/trino/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 900_000, maxWorkers: 1 },
})
