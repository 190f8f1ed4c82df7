import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@sabad/contract/client'
import { onTestFinished } from 'vitest'
import { type StartOptions, startServer } from '../src/start.ts'

/** A folder that is gone after the test. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sabad-server-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A server with a new workspace on a real port of the loopback; gone after the test. */
export async function testServer(options: Partial<StartOptions> = {}) {
  const directory = options.directory ?? join(await testFolder(), 'company')
  const server = await startServer({ create: true, ...options, directory })
  onTestFinished(server.close)
  const authorised = { authorization: `Bearer ${server.token}` }
  const send = (path: string, init: RequestInit = {}) =>
    fetch(`${server.origin}${path}`, { redirect: 'manual', ...init, headers: { ...authorised, ...init.headers } })
  return { ...server, directory, send, authorised, client: createClient(server) }
}
