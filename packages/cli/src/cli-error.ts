export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** What only a command line can refuse or find. Everything else has a code of the contract's catalogue. */
export class CliError extends Error {
  readonly exitCode: ExitCode

  constructor(message: string, exitCode: ExitCode) {
    super(message)
    this.name = 'CliError'
    this.exitCode = exitCode
  }
}

export const usageError = (message: string): CliError => new CliError(message, EXIT.usage)

/** Work that ended as it should and found something wrong, which the answer has told already. */
export const finding = (message: string): CliError => new CliError(message, EXIT.failed)
