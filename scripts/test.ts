import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { buildWeb } from './build-web.ts'
import { ensureChromium } from './install-chromium.ts'
import { runCommand } from './run-command.ts'

/**
 * The one test command: sets up what tests need, then types, lint, and every test; ends with a line of counts.
 * Arguments go to Vitest: `npm test -- packages/stats`.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const report = join(root, '.cache', 'test-report.json')

const counts = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  success: z.boolean(),
})

async function runVitest(args: readonly string[]) {
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

async function main(): Promise<void> {
  await ensureChromium(root)
  await buildWeb(root)
  const types = await check('types')
  const lint = await check('lint')
  const tests = await runVitest(process.argv.slice(2))
  const passed = types.passed + lint.passed + tests.passed
  const failed = types.failed + lint.failed + tests.failed
  const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''
  process.stdout.write(`${passed} passed, ${failed} failed${skipped}\n`)
  process.exitCode = failed === 0 ? 0 : 1
}

main().catch((error: unknown) => {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`)
  process.stdout.write('0 passed, 1 failed\n')
  process.exitCode = 1
})
