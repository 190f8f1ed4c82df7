import { createClient } from '@sabad/contract/client'
import type { Connection } from '@sabad/contract/connection'
import { readServerFile } from '@sabad/server/server-file'

const PATIENCE_MILLISECONDS = 2000

/** A server that died leaves its file behind, and another may listen on its port by now: only an answer counts. */
async function answers(connection: Connection): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS)
  const hurried = { ...connection, fetch: (request: Request) => fetch(request, { signal }) }
  return createClient(hurried)
    .workspace.get()
    .then(() => true)
    .catch(() => false)
}

/** The server that has the workspace open, if there is one. */
export async function findServer(directory: string): Promise<(Connection & { readonly token: string }) | null> {
  const connection = await readServerFile(directory)
  return connection && (await answers(connection)) ? connection : null
}
