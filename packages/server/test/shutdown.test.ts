import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createWorkspace } from '@sabad/engine/workspace/workspace'
import { expect, onTestFinished, test } from 'vitest'
import { readServerFile, serverFile } from '../src/server-file.ts'
import { startServer } from '../src/start.ts'
import { testFolder } from './test-server.ts'

const program = `
import { startServer } from ${JSON.stringify(new URL('../src/start.ts', import.meta.url).href)}
await startServer({ directory: process.argv.at(-1) })
`

async function newWorkspace(): Promise<string> {
  const directory = join(await testFolder(), 'company')
  await (await createWorkspace(directory)).close()
  return directory
}

/** A server in a process of its own, once it has said where it is. */
async function serverProcess(directory: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, directory], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  await expect.poll(() => readServerFile(directory), { timeout: 30_000 }).not.toBeNull()
  return child
}

const exitOf = (child: ChildProcess) =>
  new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)))

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a server told to stop by %s takes its file along and frees the workspace',
  async (signal) => {
    const directory = await newWorkspace()
    const child = await serverProcess(directory)
    const exit = exitOf(child)
    child.kill(signal)
    expect(await exit).toBe(0)
    expect(existsSync(serverFile(directory))).toBe(false)
    await (await startServer({ directory })).close()
  },
)

test('after a server was killed, the next one takes its place', async () => {
  const directory = await newWorkspace()
  const child = await serverProcess(directory)
  const exit = exitOf(child)
  child.kill('SIGKILL')
  await exit
  expect(await readServerFile(directory)).toMatchObject({ pid: child.pid })
  const server = await startServer({ directory })
  expect(await readServerFile(directory)).toMatchObject({ origin: server.origin, token: server.token })
  await server.close()
  expect(await readServerFile(directory)).toBeNull()
})
