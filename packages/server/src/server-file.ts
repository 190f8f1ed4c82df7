import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** How a CLI finds the server that holds a workspace. The token makes the file as secret as the workspace's data. */
export const serverFile = (directory: string): string => join(directory, 'server.json')

const content = z.object({ origin: z.string(), token: z.string(), pid: z.number() })
export type ServerFile = z.infer<typeof content>

/** Written aside and moved into place, so that nobody reads half of it. */
export async function writeServerFile(directory: string, server: ServerFile): Promise<void> {
  const path = serverFile(directory)
  const draft = `${path}.${server.pid}`
  await writeFile(draft, `${JSON.stringify(server, null, 2)}\n`, { mode: 0o600 })
  await rename(draft, path)
}

/** The server that says it holds the workspace, or null. It may have died since without taking its file along. */
export async function readServerFile(directory: string): Promise<ServerFile | null> {
  try {
    return content.parse(JSON.parse(await readFile(serverFile(directory), 'utf8')))
  } catch {
    return null
  }
}

export const removeServerFile = (directory: string): Promise<void> => rm(serverFile(directory), { force: true })
