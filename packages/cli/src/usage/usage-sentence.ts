import type { Command } from 'commander'

/** The command that the words lead to, as far as they do. */
export function reached(command: Command, words: readonly string[]): Command {
  const [word, ...rest] = words
  if (word === undefined) return command
  const next = command.commands.find((child) => child.name() === word)
  return reached(next ?? command, rest)
}

function path(command: Command): string {
  return command.parent ? `${path(command.parent)} ${command.name()}` : command.name()
}

/** What commander says about wrong usage in several lines, as one sentence that ends with where to read on. */
export function usageSentence(message: string, root: Command, words: readonly string[]): string {
  const said = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\. ([A-Za-z])/g, (_, letter: string) => `: ${letter.toLowerCase()}`)
    .replace(/\.\s*$/, '')
  return `${said}; see "${path(reached(root, words))} --help".`
}
