export interface Output {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** The world around a command. Tests give their own. */
export interface Shell {
  readonly stdout: Output
  readonly stderr: Output
  readonly stdin: { readonly isTTY?: boolean }
  readonly env: Readonly<Record<string, string | undefined>>
  readonly directory: string
  /** Calls `handler` at each Ctrl-C until the function it returns is called. */
  onInterrupt(handler: () => void): () => void
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

function onInterrupt(handler: () => void): () => void {
  for (const signal of SIGNALS) process.on(signal, handler)
  return () => {
    for (const signal of SIGNALS) process.off(signal, handler)
  }
}

export const processShell = (): Shell => ({
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  env: process.env,
  directory: process.cwd(),
  onInterrupt,
})
