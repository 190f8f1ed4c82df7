import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generate } from 'selfsigned'

/** Who may come in by the encrypted door, which asks for a password where the other asks for none. */
export const visitor = { user: 'visitor', password: 'open sesame' } as const

/** PBKDF2 as Trino's password file has it: iterations, salt and key, the last two in hexadecimal digits. */
function passwordLine({ user, password }: typeof visitor): string {
  const [iterations, salt] = [1000, randomBytes(16)]
  const key = pbkdf2Sync(password, salt, iterations, 64, 'sha1')
  return `${user}:${iterations}:${salt.toString('hex')}:${key.toString('hex')}\n`
}

const validFor = { notBeforeDate: new Date(Date.now() - 86_400_000), notAfterDate: new Date(Date.now() + 86_400_000) }

/** An authority of the company's own, which no machine knows, and a certificate for 127.0.0.1 that it signed. */
async function certificates() {
  const authority = await generate([{ name: 'commonName', value: 'Authority of the tests' }], {
    ...validFor,
    extensions: [{ name: 'basicConstraints', cA: true, critical: true }],
  })
  const ca = { key: authority.private, cert: authority.cert }
  const coordinator = await generate([{ name: 'commonName', value: 'coordinator' }], {
    ...validFor,
    ca,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
  return { authority: authority.cert, coordinator: `${coordinator.cert}\n${coordinator.private}` }
}

export interface Encryption {
  /** In PEM. */
  readonly authority: string
  /** Lines for the configuration of the coordinator. */
  readonly config: readonly string[]
}

/** Files and settings with which a coordinator also answers by TLS, there only to who gives a password. */
export async function encryptedDoor(folder: string, port: number): Promise<Encryption> {
  const { authority, coordinator } = await certificates()
  await mkdir(folder)
  const keys = join(folder, 'coordinator.pem')
  const passwords = join(folder, 'passwords')
  const authenticator = join(folder, 'authenticator.properties')
  await writeFile(keys, coordinator)
  await writeFile(passwords, passwordLine(visitor))
  await writeFile(authenticator, `password-authenticator.name=file\nfile.password-file=${passwords}\n`)
  const config = [
    'http-server.https.enabled=true',
    `http-server.https.port=${port}`,
    `http-server.https.keystore.path=${keys}`,
    'http-server.authentication.type=PASSWORD',
    'http-server.authentication.allow-insecure-over-http=true',
    `password-authenticator.config-files=${authenticator}`,
  ]
  return { authority, config }
}
