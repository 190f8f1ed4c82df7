import { styleText } from 'node:util'
import type { Shell } from '../shell.ts'
import { printable, printableJson } from './printable.ts'

/** Where answers and messages go: answers to stdout, everything else to stderr. */
export interface Terminal {
  readonly json: boolean
  /** Progress may redraw itself, and questions may be asked. */
  readonly live: boolean
  /** The answer: the value itself for programs, its text for people. */
  show(value: unknown, text: () => string): void
  /** A message beside the answer. */
  say(text: string): void
  heading(text: string): string
}

/** Below this, lines that redraw themselves fall apart. No terminal at all has no width. */
const NARROWEST = 40

export function terminalFor({ stdout, stderr, env }: Shell, json: boolean): Terminal {
  const colour = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'
  return {
    json,
    live: stdout.isTTY === true && (stderr.columns ?? 0) >= NARROWEST && !env.CI && env.TERM !== 'dumb',
    show: (value, text) => void stdout.write(`${json ? printableJson(value) : text()}\n`),
    say: (text) => void stderr.write(`${printable(text)}\n`),
    heading: (text) => (colour ? styleText('bold', text, { validateStream: false }) : text),
  }
}
