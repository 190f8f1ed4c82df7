import { setTimeout as pause } from 'node:timers/promises'
import { throwIfCancelled } from '@sabad/engine/runs/progress'
import type { InternalErrorListener } from './error-response.ts'
import { translateError } from './translate-error.ts'

/** A piece of work that nobody waits for, and that leaves what it found in the workspace. */
export type Step = () => Promise<unknown>

/**
 * What pages ask first, worked out before anyone asks, while there is nothing else to do: one step at a time, none while
 * anyone waits for an answer, and nothing beside a job. What fails would fail on its page as well, and is told there.
 */
export interface Ahead {
  /** From the end of the job that is under way, if there is one: `all`, or only what must be there for pages to be quick. */
  want(what: Wanted): void
  /** Gives up what is under way, until {@link Ahead.resume}: a job has started. */
  stop(): void
  resume(): void
  close(): Promise<void>
}

export type Wanted = 'what-is-missing' | 'all'

export interface AheadOptions {
  /** The steps to take, to be read anew each time: much may have been worked out by then. */
  readonly steps: (wanted: Wanted, signal: AbortSignal) => AsyncIterable<Step>
  /** Whether anyone waits for an answer, or has only just had one: a page asks in several rounds. */
  readonly isBusy: () => boolean
  readonly onInternalError: InternalErrorListener
}

const LOOK_MS = 50

export function createAhead({ steps, isBusy, onInternalError }: AheadOptions): Ahead {
  let wanted: Wanted | null = null
  let isClosed = false
  let controller = new AbortController()
  let last: Promise<void> = Promise.resolve()

  async function untilQuiet(signal: AbortSignal): Promise<void> {
    while (isBusy()) await pause(LOOK_MS, undefined, { signal })
    throwIfCancelled({ signal })
  }

  async function take(step: Step, signal: AbortSignal): Promise<void> {
    await untilQuiet(signal)
    await step().catch((error: unknown) => {
      if (!signal.aborted && translateError(error).code === 'internal') onInternalError(error)
    })
  }

  async function work(what: Wanted, signal: AbortSignal): Promise<void> {
    try {
      await untilQuiet(signal)
      for await (const step of steps(what, signal)) await take(step, signal)
      throwIfCancelled({ signal })
      wanted = null
    } catch (error) {
      if (!signal.aborted) onInternalError(error)
    }
  }

  const stop = () => controller.abort()
  return {
    want: (what) => {
      if (wanted !== 'all') wanted = what
    },
    stop,
    resume: () => {
      const what = wanted
      if (what === null || isClosed) return
      stop()
      controller = new AbortController()
      const { signal } = controller
      last = last.then(() => work(what, signal))
    },
    close: async () => {
      isClosed = true
      stop()
      await last
    },
  }
}
