import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'

// Real engines and browsers start inside tests, so the limits are generous; they are limits, never measurements.
const limits = { testTimeout: 180_000, hookTimeout: 240_000 }

/** Files that take minutes, longest first: were one of them begun last, only one of the workers would be at work. */
const longest = [
  'tests/browser/languages.test.ts',
  'tests/browser/layout.test.ts',
  'tests/browser/states.test.ts',
  'tests/browser/builder.test.ts',
  'tests/browser/report.test.ts',
  'tests/browser/journeys-in-languages.test.ts',
  'packages/cli/test/golden.test.ts',
  'packages/engine/test/snapshot/as-of.test.ts',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
    const rank = ({ moduleId }: (typeof files)[number]) => {
      const at = longest.findIndex((file) => moduleId.endsWith(file))
      return at < 0 ? longest.length : at
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...limits,
          name: 'packages',
          // Modules are loaded once for all files of a worker: loading them for each took a sixth of the time.
          isolate: false,
          include: ['packages/*/test/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
          globalSetup: ['tests/folder-of-run.ts'],
          setupFiles: ['tests/seeded.ts'],
        },
      },
      {
        test: {
          ...limits,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/folder-of-run.ts', 'tests/browser/demo-workspace.ts'],
        },
      },
    ],
  },
})
