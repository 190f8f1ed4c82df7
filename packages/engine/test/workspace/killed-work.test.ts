import { describe, expect, test } from 'vitest'
import { type Command, killTrials } from './killed-work.ts'

describe.each<Command>(['import', 'refresh'])('%s, killed at twelve moments', (command) => {
  test('leaves a sound workspace with all of its work or nothing of it, and can be done again', async () => {
    const trials = await killTrials(command, 12, 130)
    for (const trial of trials) {
      expect(trial).toMatchObject({ failedChecks: [], repeated: true })
      expect(trial.found, `after ${trial.delay} ms`).not.toBe('between')
    }
    // Else nothing was interrupted, and nothing shown.
    expect(trials.filter(({ found }) => found === 'before').length).toBeGreaterThan(3)
  }, 240_000)
})
