/** What one stage of a run did. */
export interface Stage {
  readonly stage: string
  readonly asOf: string | null
  readonly rows: number
  readonly seconds: number
}

/** Times the stages of a run, so that it can be asked afterwards what it did. */
export function stageClock() {
  const stages: Stage[] = []
  return {
    stages,
    time: async <T>(stage: string, asOf: string | null, work: () => Promise<T>): Promise<T> => {
      const start = performance.now()
      const result = await work()
      const seconds = Math.round(performance.now() - start) / 1000
      stages.push({ stage, asOf, rows: typeof result === 'number' ? result : 0, seconds })
      return result
    },
  }
}
