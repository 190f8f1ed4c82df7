import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { createProgram } from '../src/program.ts'
import { capturedShell } from './captured-shell.ts'

const withChildren = (command: Command): Command[] => [command, ...command.commands.flatMap(withChildren)]

/** Without the options that every command has: the first page shows them. */
function help(command: Command): string {
  command.configureHelp({ showGlobalOptions: false, helpWidth: 100 })
  return command.helpInformation()
}

test('the command tree is the one that is documented', async () => {
  const pages = withChildren(createProgram(capturedShell('/'))).map(help)
  await expect(pages.join(`\n${'='.repeat(100)}\n\n`)).toMatchFileSnapshot('golden/command-tree.txt')
})
