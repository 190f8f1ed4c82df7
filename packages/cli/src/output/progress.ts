import { Listr, ListrLogger, ProcessOutput } from 'listr2'
import { count } from './numbers.ts'
import { printable } from './printable.ts'
import type { Terminal } from './terminal.ts'

/** Where work is: `done` of `total` steps of `stage`; `total` 0 where it cannot be known. */
export interface Step {
  readonly stage: string
  readonly done: number
  readonly total: number
}

export interface Progress {
  show(step: Step): void
  /** To be called once, also after a failure; `how` is what the finished line says. */
  end(how: 'done' | 'failed'): Promise<void>
}

const BAR_WIDTH = 24

function bar(done: number, total: number): string {
  const full = Math.round(BAR_WIDTH * Math.min(1, done / total))
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} `
}

export function stepText({ stage, done, total }: Step): string {
  const name = printable(stage)
  if (total > 0) return `${bar(done, total)}${name}  ${count(done)} of ${count(total)}`
  return done > 0 ? `${name}  ${count(done)}` : name
}

/** A line that redraws itself, on stderr: stdout belongs to the answer. */
function liveProgress(title: string): Progress {
  const output = new ProcessOutput(process.stderr, process.stderr, { leaveEmptyLine: false })
  const { promise, resolve, reject } = resolvers()
  let last = ''
  let show = (text: string) => {
    last = text
  }
  const tasks = new Listr<undefined>(
    {
      title: printable(title),
      task: (_, task) => {
        show = (text) => {
          task.output = text
        }
        if (last) show(last)
        return promise
      },
    },
    {
      registerSignalListeners: false,
      exitOnError: false,
      rendererOptions: { logger: new ListrLogger({ processOutput: output }), showErrorMessage: false },
    },
  )
  const finished = tasks.run()
  return {
    show: (step) => show(stepText(step)),
    end: async (how) => {
      if (how === 'done') resolve()
      else reject(new Error(title))
      await finished
    },
  }
}

function resolvers() {
  let resolve: () => void = () => undefined
  let reject: (error: Error) => void = () => undefined
  const promise = new Promise<void>((kept, broken) => {
    resolve = kept
    reject = broken
  })
  return { promise, resolve, reject }
}

/** One line for each stage, for logs. */
function plainProgress(terminal: Terminal, title: string): Progress {
  let last = ''
  return {
    show: ({ stage }) => {
      if (stage !== last) terminal.say(`${title}: ${stage}`)
      last = stage
    },
    end: async () => undefined,
  }
}

export const showProgress = (terminal: Terminal, title: string): Progress =>
  terminal.live ? liveProgress(title) : plainProgress(terminal, title)
