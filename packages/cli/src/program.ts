import { Command } from 'commander'
import about from '../package.json' with { type: 'json' }
import { commands, nameOf } from './commands.ts'
import type { Shell } from './shell.ts'

/**
 * The command tree, as far as the words of a command line need it: the commands that they name are whole, the others
 * are there for the first page of help. Nothing in it ends the process: wrong usage is thrown.
 */
export async function createProgram(shell: Shell, words: readonly string[]): Promise<Command> {
  const { stdout } = shell
  const program = new Command('sabad')
    .description('Customer portfolios from raw records: who our customers are, what they are worth, where they move')
    .version(about.version, '--version', 'print the version')
    .option('--workspace <DIR>', 'workspace (default: $SABAD_WORKSPACE, else the one around the current folder)')
    .option('--json', 'machine output on stdout; progress and messages stay on stderr')
    .helpOption('--help', 'print what a command does')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: () => undefined,
      outputError: () => undefined,
    })
    .exitOverride()
  for (const command of commands) {
    if (words.includes(nameOf(command))) (await command.load())(program, shell)
    else program.command(command.usage).description(command.description)
  }
  return program
}
