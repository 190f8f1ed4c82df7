import { defineConfig } from 'vitest/config'

// Real engines and browsers start inside tests, so the limits are generous; they are limits, never measurements.
const limits = { testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...limits, name: 'packages', include: ['packages/*/test/**/*.test.{ts,tsx}', 'tests/*.test.ts'] } },
      {
        test: {
          ...limits,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/demo-workspace.ts'],
        },
      },
    ],
  },
})
