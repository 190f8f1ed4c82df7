import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { run } from '../src/run.ts'
import { capturedShell } from './captured-shell.ts'

async function told(line: string) {
  const shell = capturedShell(tmpdir())
  const code = await run(line.split(' ').filter(Boolean), shell)
  return { code, ...shell.written }
}

test.each([
  ['nope', `unknown command 'nope'; see "sabad --help".`],
  ['portfolio nope', `unknown command 'nope'; see "sabad portfolio --help".`],
  ['import', `missing required argument 'FILE'; see "sabad import --help".`],
  ['import a b', `too many arguments for 'import': expected 1 argument but got 2; see "sabad import --help".`],
  ['refresh --as-off 2026-01-01', `unknown option '--as-off' (Did you mean --as-of?); see "sabad refresh --help".`],
  [
    'refresh --as-of 2026-13-01',
    `option '--as-of <date>' argument '2026-13-01' is invalid: write a date as 2026-11-21; see "sabad refresh --help".`,
  ],
  [
    'refresh --history 1.5',
    `option '--history <months>' argument '1.5' is invalid: give a whole number from 0 to 120; see "sabad refresh --help".`,
  ],
  [
    'import a.csv --max-rejects 101',
    `option '--max-rejects <percent>' argument '101' is invalid: give a number from 0 to 100; see "sabad import --help".`,
  ],
  [
    'import a.csv --map customer',
    `option '--map <field=column...>' argument 'customer' is invalid: write field=column; see "sabad import --help".`,
  ],
  [
    'import a.csv --calendar lunar',
    `option '--calendar <calendar>' argument 'lunar' is invalid: allowed choices are gregorian, jalali; see "sabad import --help".`,
  ],
  [
    'import a.csv --name income',
    'The options --name, --key, --source, --licence and --valid-from need --as enrichment.',
  ],
  [
    'import a.csv --as enrichment --name income',
    'An enrichment needs --name, --key (what its first column holds) and --valid-from.',
  ],
  ['movement --from 2026-02-28 --to 2026-01-31', 'The date of --from must lie before that of --to.'],
  ['movement --drift --reasons', 'Ask for one of --reasons, --paths, --time-in-group, --drift, --forecast.'],
  ['report --to a.html --from 2026-02-28 --as-of 2026-01-31', 'The date of --from must lie before that of --as-of.'],
  ['report', `required option '--to <FILE.html>' not specified; see "sabad report --help".`],
  ['export customers', `required option '--to <FILE>' not specified; see "sabad export --help".`],
  [
    'imports rejects x',
    `command-argument value 'x' is invalid for argument 'ID': give a whole number from 1 to 1000000000; see "sabad imports rejects --help".`,
  ],
])('wrong usage is told in one sentence: sabad %s', async (line, sentence) => {
  expect(await told(line)).toEqual({ code: 2, stdout: '', stderr: `error: ${sentence}\n` })
})

test('a command that is left out is asked for with the list of commands', async () => {
  const { code, stdout, stderr } = await told('portfolio')
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^Usage: sabad portfolio /)
})

test('help and version are answers', async () => {
  expect(await told('--version')).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' })
  expect((await told('movement --help')).stdout).toMatch(/^Usage: sabad movement /)
})

test('a folder without a workspace is told what to do, and with --json the error is the answer', async () => {
  const { code, stdout, stderr } = await told(`refresh --workspace ${tmpdir()}/nowhere --json`)
  expect(code).toBe(1)
  expect(JSON.parse(stdout).error).toMatchObject({ code: 'workspace.missing' })
  expect(stderr).toMatch(/^error: There is no Sabad workspace in .*nowhere: make one with "sabad init .*nowhere"\.\n$/)
})
