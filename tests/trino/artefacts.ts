import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { unzipSync } from 'fflate'

/** Where artefacts are kept between runs: outside of the checkout, because a checkout is thrown away. */
export const cache = (): string => join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'sabad-tests')

async function sha1Of(path: string): Promise<string> {
  const hash = createHash('sha1')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

async function textAt(address: string): Promise<string> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: check that this machine reaches it.`)
  return answer.text()
}

/** Fetches a file into a path that appears only when it is whole. */
async function fetchTo(address: string, path: string): Promise<void> {
  const answer = await fetch(address)
  if (!answer.ok || !answer.body)
    throw new Error(`${address} answered ${answer.status}: check that this machine reaches it.`)
  await mkdir(dirname(path), { recursive: true })
  await pipeline(answer.body, createWriteStream(`${path}.part`))
  await rename(`${path}.part`, path)
}

/** An artefact of Maven's repository, checked against the sum that is published beside it. */
export async function fromMaven(address: string): Promise<string> {
  const path = join(cache(), address.split('/').at(-1) ?? '')
  if (existsSync(path)) return path
  await fetchTo(address, path)
  const expected = (await textAt(`${address}.sha1`)).trim().slice(0, 40)
  if ((await sha1Of(path)) === expected) return path
  await rm(path)
  throw new Error(`${address} came damaged (its SHA-1 is not ${expected}): run the tests again.`)
}

/** A file of the Python package index, checked against the SHA-256 that the index states. */
export async function fromPyPi(name: string, file: { readonly address: string; readonly sha256: string }) {
  const path = join(cache(), name)
  if (existsSync(path)) return path
  await fetchTo(file.address, path)
  const found = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
  if (found === file.sha256) return path
  await rm(path)
  throw new Error(`${file.address} came damaged (its SHA-256 is not ${file.sha256}): run the tests again.`)
}

/** Unpacks a zip file into a folder, which appears only when it is whole. */
export async function unzipInto(path: string, folder: string): Promise<void> {
  const part = `${folder}.part`
  await rm(part, { recursive: true, force: true })
  for (const [name, bytes] of Object.entries(unzipSync(await readFile(path)))) {
    if (name.endsWith('/')) continue
    if (name.split('/').includes('..')) throw new Error(`${path} holds a file outside of its folder: ${name}`)
    await mkdir(dirname(join(part, name)), { recursive: true })
    await writeFile(join(part, name), bytes)
  }
  await mkdir(dirname(folder), { recursive: true })
  await rm(folder, { recursive: true, force: true })
  await rename(part, folder)
}
