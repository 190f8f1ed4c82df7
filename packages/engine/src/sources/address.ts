import type { NewSource } from '@sabad/contract/schemas/sources'
import { EngineError } from '../errors.ts'
import type { TrinoAddress } from '../trino/connection.ts'
import { secretsOf } from './secrets.ts'

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether what is sent to an address can be read on its way. */
function isInClear(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && !loopback.has(hostname)
}

/**
 * A source with the secrets that let into it.
 * @throws EngineError source.secret-file-*, source.secret-in-clear
 */
export async function addressOf(source: NewSource, directory: string): Promise<TrinoAddress> {
  const { url, catalog, schema, user, certificates } = source
  const secrets = await secretsOf(directory)
  if ((secrets.password ?? secrets.token) !== undefined && isInClear(url))
    throw new EngineError('source.secret-in-clear', { url })
  return { url, catalog, schema, user, ...secrets, ...(certificates !== null && { certificates }) }
}
