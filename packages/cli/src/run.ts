import { readError } from '@sabad/contract/read-error'
import { type Command, CommanderError } from 'commander'
import { CliError, EXIT, type ExitCode } from './cli-error.ts'
import { terminalFor } from './output/terminal.ts'
import { createProgram } from './program.ts'
import type { Shell } from './shell.ts'
import { reached, usageSentence } from './usage/usage-sentence.ts'

interface Call {
  readonly shell: Shell
  readonly program: Command
  readonly words: readonly string[]
}

/** Help and version end with an error whose exit code is 0. Who named no command sees those there are. */
function tellUsage(error: CommanderError, { shell, program, words }: Call): ExitCode {
  if (error.exitCode === 0) return EXIT.done
  const missing = error.code === 'commander.help'
  shell.stderr.write(
    missing ? reached(program, words).helpInformation() : `error: ${usageSentence(error.message, program, words)}\n`,
  )
  return EXIT.usage
}

/** One sentence on stderr; with --json what went wrong is the answer as well. */
function tellFailure(error: unknown, { shell, program }: Call): ExitCode {
  const terminal = terminalFor(shell, program.opts().json ?? false)
  if (error instanceof CliError) {
    terminal.say(`error: ${error.message}`)
    return error.exitCode
  }
  const failure = readError(error)
  terminal.say(`error: ${failure.message}`)
  if (terminal.json) terminal.show({ error: failure }, () => '')
  return EXIT.failed
}

/** Runs one command line, from its words to its exit code. */
export async function run(words: readonly string[], shell: Shell): Promise<ExitCode> {
  const program = await createProgram(shell, words)
  try {
    await program.parseAsync(words, { from: 'user' })
    return EXIT.done
  } catch (error) {
    const call = { shell, program, words }
    return error instanceof CommanderError ? tellUsage(error, call) : tellFailure(error, call)
  }
}
