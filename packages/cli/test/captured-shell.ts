import type { Output, Shell } from '../src/shell.ts'

export interface CapturedShell extends Shell {
  /** What was written so far. */
  readonly written: { stdout: string; stderr: string }
  interrupt(): void
}

/** A shell that is no terminal and keeps what commands write. */
export function capturedShell(directory: string, env: Shell['env'] = {}): CapturedShell {
  const written = { stdout: '', stderr: '' }
  const output = (name: keyof typeof written): Output => ({
    write: (text) => {
      written[name] += text
    },
  })
  const handlers = new Set<() => void>()
  return {
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: {},
    env,
    directory,
    written,
    onInterrupt: (handler) => {
      handlers.add(handler)
      return () => handlers.delete(handler)
    },
    interrupt: () => {
      for (const handler of handlers) handler()
    },
  }
}
