import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { commands, nameOf } from '../src/commands.ts'
import { createProgram } from '../src/program.ts'
import { capturedShell } from './captured-shell.ts'

const withChildren = (command: Command): Command[] => [command, ...command.commands.flatMap(withChildren)]

/** Without the options that every command has: the first page shows them. */
function help(command: Command): string {
  command.configureHelp({ showGlobalOptions: false, helpWidth: 100 })
  return command.helpInformation()
}

test('the command tree is the one that is documented', async () => {
  const pages = withChildren(await createProgram(capturedShell('/'), commands.map(nameOf))).map(help)
  await expect(pages.join(`\n${'='.repeat(100)}\n\n`)).toMatchFileSnapshot('golden/command-tree.txt')
})

test('the first page, for which no command is loaded, says of each what it says of itself', async () => {
  const listed = await createProgram(capturedShell('/'), [])
  const loaded = await createProgram(capturedShell('/'), commands.map(nameOf))
  expect(help(listed)).toBe(help(loaded))
})
