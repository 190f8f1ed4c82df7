import { createServer, type Server } from 'node:http'
import type { TestProject } from 'vitest/node'
import { type Cluster, startCluster } from './cluster.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The cluster that all files share, and where its nodes are killed and revived. */
    readonly trino: Pick<Cluster, 'url' | 'encrypted'> & { readonly control: string }
  }
}

const isNode = (name: string): name is 'coordinator' | 'worker' => name === 'coordinator' || name === 'worker'

let cluster: Cluster
let control: Server

/** Starts one cluster for all files: `POST /kill/worker` and `POST /revive/worker` of its control do as they say. */
export async function setup(project: TestProject): Promise<void> {
  cluster = await startCluster()
  control = createServer(async (request, response) => {
    const [, verb = '', node = ''] = (request.url ?? '').split('/')
    if (!isNode(node)) return response.writeHead(404).end()
    await (verb === 'kill' ? cluster.kill(node) : cluster.revive(node))
    return response.end()
  })
  await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve))
  const bound = control.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  project.provide('trino', { url: cluster.url, encrypted: cluster.encrypted, control: `http://127.0.0.1:${port}` })
}

export async function teardown(): Promise<void> {
  control.close()
  await cluster.stop()
}
