import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { cache, fromMaven, unzipInto } from './artefacts.ts'
import { encryptedDoor } from './encryption.ts'
import { findJava } from './java.ts'

const VERSION = '476'
const maven = 'https://repo.maven.apache.org/maven2/io/trino'

/** A table in memory is quick to write and has no versions, one of Iceberg has. */
const connectors = ['memory', 'iceberg'] as const

async function installConnector(name: string, home: string): Promise<void> {
  const plugin = join(home, 'plugin', name)
  if (existsSync(plugin)) return
  const folder = join(cache(), `trino-${name}`)
  await unzipInto(await fromMaven(`${maven}/trino-${name}/${VERSION}/trino-${name}-${VERSION}.zip`), folder)
  await rename(join(folder, `trino-${name}-${VERSION}`), plugin)
}

/** The server without connectors, and those that the tests need. */
export async function installTrino(): Promise<string> {
  const home = join(cache(), `trino-server-core-${VERSION}`)
  if (!existsSync(home)) {
    const archive = await fromMaven(`${maven}/trino-server-core/${VERSION}/trino-server-core-${VERSION}.tar.gz`)
    const part = await mkdtemp(join(cache(), 'unpacking-'))
    if (spawnSync('tar', ['xzf', archive, '-C', part]).status !== 0) throw new Error(`${archive} cannot be unpacked.`)
    await rename(join(part, `trino-server-core-${VERSION}`), home)
    await rm(part, { recursive: true })
  }
  for (const name of connectors) await installConnector(name, home)
  return home
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('No free port was found.')
  return address.port
}

interface Node {
  readonly name: 'coordinator' | 'worker'
  readonly port: number
  readonly coordinatorPort: number
  /** Further lines of the coordinator's configuration. */
  readonly door: readonly string[]
}

/** Small heaps: the data of the tests is small, and the machine has other things to do. */
const configOf = ({ name, port, coordinatorPort, door }: Node): string =>
  [
    `coordinator=${name === 'coordinator'}`,
    ...(name === 'coordinator' ? ['node-scheduler.include-coordinator=false'] : []),
    `http-server.http.port=${port}`,
    `discovery.uri=http://127.0.0.1:${coordinatorPort}`,
    'query.max-memory=600MB',
    'query.max-memory-per-node=500MB',
    'memory.heap-headroom-per-node=200MB',
    // The tests write their tables by INSERT of text.
    'query.max-length=20000000',
    // A lost worker is given up within seconds, not minutes.
    ...(name === 'coordinator' ? ['query.remote-task.max-error-duration=3s'] : []),
    ...(name === 'coordinator' ? ['query-manager.required-workers-max-wait=1s', ...door] : []),
    'internal-communication.shared-secret=only-for-tests-on-loopback',
  ].join('\n')

/** `lake` is in memory; `versioned` is of Iceberg, in files of a folder that both nodes see. */
const catalogs = (folder: string): Readonly<Record<string, readonly string[]>> => ({
  lake: ['connector.name=memory', 'memory.max-data-per-node=300MB'],
  versioned: [
    'connector.name=iceberg',
    'iceberg.catalog.type=TESTING_FILE_METASTORE',
    'hive.metastore.catalog.dir=local:///warehouse',
    'fs.native-local.enabled=true',
    `local.location=${folder}`,
  ],
})

/** Everybody may do everything, but {@link barred}, who may read no table. */
export const barred = 'barred'
const accessRules = {
  catalogs: [{ allow: 'all' }],
  schemas: [{ owner: true }],
  queries: [{ allow: ['execute', 'view', 'kill'] }],
  system_information: [{ allow: ['read', 'write'] }],
  tables: [{ user: barred, privileges: [] }, { privileges: ['SELECT', 'INSERT', 'DELETE', 'UPDATE', 'OWNERSHIP'] }],
}

async function startNode(node: Node, home: string, folder: string): Promise<ChildProcess> {
  const place = join(folder, node.name)
  await mkdir(join(place, 'etc', 'catalog'), { recursive: true })
  await writeFile(join(place, 'etc', 'config.properties'), configOf(node))
  for (const [name, lines] of Object.entries(catalogs(folder)))
    await writeFile(join(place, 'etc', 'catalog', `${name}.properties`), `${lines.join('\n')}\n`)
  const rules = join(place, 'etc', 'rules.json')
  await writeFile(rules, JSON.stringify(accessRules))
  const access = ['access-control.name=file', `security.config-file=${rules}`]
  await writeFile(join(place, 'etc', 'access-control.properties'), `${access.join('\n')}\n`)
  const settings = {
    'node.environment': 'tests',
    'node.id': node.name,
    'node.data-dir': place,
    'node.bind-ip': '127.0.0.1',
    'node.internal-address': '127.0.0.1',
    config: join(place, 'etc', 'config.properties'),
    'catalog.config-dir': join(place, 'etc', 'catalog'),
    'plugin.dir': join(home, 'plugin'),
    'jdk.attach.allowAttachSelf': 'true',
    'file.encoding': 'UTF-8',
  }
  // One quick compiler and one thread of collection: the cluster lives for minutes, beside everything else.
  const flags = [
    '-Xmx1g',
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-XX:+EnableDynamicAgentLoading',
    '--enable-native-access=ALL-UNNAMED',
  ]
  const properties = Object.entries(settings).map(([name, value]) => `-D${name}=${value}`)
  const program = ['-cp', join(home, 'lib', '*'), 'io.trino.server.TrinoServer']
  const child = spawn(await findJava(), [...flags, ...properties, ...program], {
    cwd: place,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(join(place, 'server.log'))
  child.stdout.pipe(log)
  child.stderr.pipe(log)
  return child
}

async function answers(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address)
    return answer.ok && !(await answer.text()).includes('"starting":true')
  } catch {
    return false
  }
}

/** Waits until a node has started, or tells what it said before it ended. */
async function started(child: ChildProcess, { name, port }: Node, folder: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (await answers(`http://127.0.0.1:${port}/v1/info`)) return
    if (child.exitCode !== null || child.signalCode !== null) break
    await wait(500)
  }
  const said = await readFile(join(folder, name, 'server.log'), 'utf8')
  throw new Error(`The ${name} of Trino did not start: ${said.slice(-2000)}`)
}

const workersQuery = "SELECT count(*) FROM system.runtime.nodes WHERE NOT coordinator AND state = 'active'"

const page = z.object({ nextUri: z.string().optional(), data: z.array(z.tuple([z.number()])).optional() })

async function activeWorkers(url: string): Promise<number> {
  const headers = { 'X-Trino-User': 'tests' }
  let answer = page.parse(
    await (await fetch(`${url}/v1/statement`, { method: 'POST', headers, body: workersQuery })).json(),
  )
  let count = 0
  while (answer.nextUri) {
    answer = page.parse(await (await fetch(answer.nextUri, { headers })).json())
    count = answer.data?.[0]?.[0] ?? count
  }
  return count
}

/** The coordinator learns of its worker a moment after both have started. */
async function workerIsKnown(url: string): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt++) {
    if ((await activeWorkers(url)) > 0) return
    await wait(500)
  }
  throw new Error('The coordinator of Trino did not learn of its worker within a minute.')
}

export interface Cluster {
  readonly url: string
  /** Where it answers by TLS, and the authority (PEM) that signed its certificate. */
  readonly encrypted: { readonly url: string; readonly authority: string }
  /** The catalog of the cluster that keeps its tables in memory. */
  readonly catalog: 'lake'
  kill(node: 'coordinator' | 'worker'): Promise<void>
  /** Starts a node that was killed. */
  revive(node: 'coordinator' | 'worker'): Promise<void>
  stop(): Promise<void>
}

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

/** A coordinator and a worker on loopback, fetched from the registries if they are not there yet. */
export async function startCluster(): Promise<Cluster> {
  const home = await installTrino()
  const folder = await mkdtemp(join(tmpdir(), 'sabad-trino-'))
  await mkdir(join(folder, 'warehouse'))
  const coordinatorPort = await freePort()
  const ports = { coordinator: coordinatorPort, worker: await freePort() }
  const url = `http://127.0.0.1:${coordinatorPort}`
  const encryptedPort = await freePort()
  const { authority, config } = await encryptedDoor(join(folder, 'door'), encryptedPort)
  const nodes = new Map<Node['name'], ChildProcess>()
  const stop = async () => {
    await Promise.all([...nodes.values()].map(ended))
    await rm(folder, { recursive: true, force: true })
  }
  const start = async (name: Node['name']) => {
    const node = { name, port: ports[name], coordinatorPort, door: config }
    const child = await startNode(node, home, folder)
    nodes.set(name, child)
    await started(child, node, folder)
  }
  const stopNode = async (name: Node['name']) => {
    const child = nodes.get(name)
    if (child) await ended(child)
  }
  process.once('exit', () => {
    for (const child of nodes.values()) child.kill('SIGKILL')
  })
  try {
    await Promise.all([start('coordinator'), start('worker')])
    await workerIsKnown(url)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url,
    encrypted: { url: `https://127.0.0.1:${encryptedPort}`, authority },
    catalog: 'lake',
    kill: stopNode,
    revive: async (name) => {
      // A new coordinator numbers its tables anew, and a worker in memory would add to those it has kept.
      const others: readonly Node['name'][] = name === 'coordinator' ? ['worker'] : []
      await Promise.all(others.map(stopNode))
      await Promise.all([name, ...others].map(start))
      await workerIsKnown(url)
    },
    stop,
  }
}
