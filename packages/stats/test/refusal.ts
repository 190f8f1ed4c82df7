import { StatsError } from '../src/stats-error.ts'

/** The error that a call is refused with. */
export function refusal(ask: () => unknown): StatsError {
  try {
    ask()
  } catch (error) {
    if (error instanceof StatsError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

/** The error that an asynchronous call is refused with. */
export async function laterRefusal(asked: Promise<unknown>): Promise<StatsError> {
  try {
    await asked
  } catch (error) {
    if (error instanceof StatsError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
