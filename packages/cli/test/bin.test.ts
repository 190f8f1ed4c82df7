import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeSmallCompany } from './small-company.ts'

const bin = fileURLToPath(new URL('../bin/sabad.js', import.meta.url))
let directory = ''

interface Watching {
  /** Interrupts the command as soon as it says this on stderr. */
  readonly interruptAt?: string
}

async function sabad(line: string, { interruptAt }: Watching = {}) {
  const env = { ...process.env, SABAD_WORKSPACE: join(directory, 'company') }
  const child = spawn(process.execPath, [bin, ...line.split(' ')], { cwd: directory, env })
  const written = { stdout: '', stderr: '' }
  let interrupted = false
  child.stdout.on('data', (chunk) => {
    written.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    written.stderr += chunk
    if (interrupted || !interruptAt || !written.stderr.includes(interruptAt)) return
    interrupted = true
    child.kill('SIGINT')
  })
  const [code] = await once(child, 'close')
  return { code, ...written }
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sabad-bin-'))
  await writeSmallCompany(directory)
  await sabad('init')
  await sabad('import orders.csv --as orders')
}, 120_000)

afterAll(() => rm(directory, { recursive: true, force: true }))

test('work that ended leaves with 0, its answer on stdout and the rest on stderr', async () => {
  const { code, stdout, stderr } = await sabad('refresh --json')
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ asOfDates: [expect.any(String)] })
  expect(stderr).toMatch(/^Refreshing: /)
})

test('work that failed leaves with 1, wrong usage with 2', async () => {
  expect(await sabad('portfolio show nope')).toMatchObject({ code: 1, stdout: '' })
  expect(await sabad('portfolio shaw')).toMatchObject({ code: 2, stdout: '' })
})

test('Ctrl-C cancels the job, leaves with 130, and changes nothing', async () => {
  const before = await sabad('portfolio show --json')
  const { code, stdout, stderr } = await sabad('refresh --history 60', { interruptAt: 'Refreshing: ' })
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
  expect(stderr).toMatch(/error: The work was cancelled; nothing was changed\.\n$/)
  expect(await sabad('portfolio show --json')).toEqual(before)
})

test('the server ends in good order at Ctrl-C', async () => {
  const { code, stdout } = await sabad('serve --port 0', { interruptAt: 'Press Ctrl-C' })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Sabad serves .* at http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+\n$/)
})

test('a report is written, whatever the folder holds that says how TypeScript is read', async () => {
  await writeFile(join(directory, 'tsconfig.json'), '{ "compilerOptions": { "jsx": "preserve" } }')
  const { code, stdout, stderr } = await sabad('report --to report.html')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^Saved the report of starter as of [\d-]{10} as .*report\.html\.\n$/)
  expect(await readFile(join(directory, 'report.html'), 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/)
})

test('models are fitted to a file where there is no workspace', async () => {
  const { code, stdout } = await sabad('fit bg-nbd --data cells.csv')
  expect(code).toBe(0)
  await expect(stdout).toMatchFileSnapshot('golden/fit.txt')
})
