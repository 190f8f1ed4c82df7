import { defineConfig } from 'vitest/config'

/** The tests against a real Trino: one cluster for all of them, which takes a while to start. */
export default defineConfig({
  test: {
    include: ['tests/trino/**/*.test.ts'],
    globalSetup: ['tests/folder-of-run.ts', 'tests/trino/shared-cluster.ts'],
    testTimeout: 240_000,
    hookTimeout: 900_000,
    maxWorkers: 1,
    fileParallelism: false,
  },
})
