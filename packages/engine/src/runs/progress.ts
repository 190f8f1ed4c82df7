import { EngineError } from '../errors.ts'

/** How long work tells where it is and learns that it is no longer wanted. */
export interface Progress {
  /** `done` of `total` steps of `stage`; `total` 0 where it cannot be known. */
  report(stage: string, done: number, total: number): void
  readonly signal: AbortSignal
}

export const silent: Progress = { report: () => undefined, signal: new AbortController().signal }

/** To be called between steps: ends cancelled work before it writes anything more. */
export function throwIfCancelled({ signal }: Pick<Progress, 'signal'>): void {
  if (signal.aborted) throw new EngineError('job.cancelled')
}
