/** What time it is, and to be called later: tests turn a clock of their own. */
export interface Clock {
  readonly now: () => Date
  /** Calls once after so many milliseconds, unless what it answers is called before. */
  readonly after: (ms: number, work: () => Promise<void>) => () => void
}

export const systemClock: Clock = {
  now: () => new Date(),
  after: (ms, work) => {
    const timer = setTimeout(() => void work(), ms)
    return () => clearTimeout(timer)
  },
}
