import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { buildWeb } from './build-web.ts'
import { ensureChromium } from './install-chromium.ts'
import { ensureTrino } from './install-trino.ts'
import { runCommand } from './run-command.ts'

/**
 * The one test command: sets up what tests need, then types, lint, and every test; ends with a line of counts.
 * Arguments go to Vitest: `npm test -- packages/stats`.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const report = join(root, '.cache', 'test-report.json')

/** Tests against a real Trino have a configuration of their own: they share one cluster. */
const trino = 'tests/trino'

const counts = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  success: z.boolean(),
})

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

async function runVitest(args: readonly string[]): Promise<Counts> {
  await rm(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runCommand('npx', ['vitest', 'run', ...reporters, ...args], root)
  const text = await readFile(report, 'utf8').catch(() => null)
  if (text === null) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests } = counts.parse(JSON.parse(text))
  // A file that cannot even be loaded fails the run without failing a test.
  return { passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1), skipped: numPendingTests }
}

async function check(script: string): Promise<{ passed: number; failed: number }> {
  const ok = (await runCommand('npm', ['run', '--silent', script], root)) === 0
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
}

/** A machine on which no cluster can be had fails for that, and everything else is tested all the same. */
async function runTrino(args: readonly string[]): Promise<Counts> {
  try {
    await ensureTrino()
  } catch (error) {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  return runVitest(['--config', 'vitest.trino.config.ts', ...args])
}

const isOfTrino = (argument: string): boolean => argument.startsWith(trino)
const isOption = (argument: string): boolean => argument.startsWith('-')

/**
 * Types, lint, and what was asked for, by configuration; without names, everything. Types and lint are checked while
 * the cluster starts and answers, which leaves a processor idle: the other tests keep all of them busy.
 */
async function runAll(args: readonly string[]): Promise<readonly Partial<Counts>[]> {
  const names = args.filter((argument) => !isOption(argument))
  const options = args.filter(isOption)
  const [ofTrino, others] = [names.filter(isOfTrino), names.filter((name) => !isOfTrino(name))]
  const beside = [check('types'), check('lint')]
  const trino = names.length === 0 || ofTrino.length > 0 ? [runTrino([...ofTrino, ...options])] : []
  const first = await Promise.all([...beside, ...trino])
  if (names.length > 0 && others.length === 0) return first
  return [...first, await runVitest([...others, ...options])]
}

const sum = (counts: readonly Partial<Counts>[], of: keyof Counts): number =>
  counts.reduce((total, one) => total + (one[of] ?? 0), 0)

async function main(): Promise<void> {
  await ensureChromium(root)
  await buildWeb(root)
  const counts = await runAll(process.argv.slice(2))
  const [passed, failed, skippedTests] = [sum(counts, 'passed'), sum(counts, 'failed'), sum(counts, 'skipped')]
  const skipped = skippedTests > 0 ? `, ${skippedTests} skipped` : ''
  process.stdout.write(`${passed} passed, ${failed} failed${skipped}\n`)
  process.exitCode = failed === 0 ? 0 : 1
}

main().catch((error: unknown) => {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`)
  process.stdout.write('0 passed, 1 failed\n')
  process.exitCode = 1
})
