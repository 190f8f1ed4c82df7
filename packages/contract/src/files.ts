import { isORPCErrorJson } from '@orpc/client'
import { z } from 'zod'
import { apiError } from './api-error.ts'
import { authorisation, type Connection, send } from './connection.ts'
import { isErrorCode } from './errors.ts'

const uploaded = z.object({ uploadId: z.string(), bytes: z.number() })
export type Uploaded = z.infer<typeof uploaded>

export interface UploadRequest {
  readonly fileName: string
  readonly body: Blob | ReadableStream<Uint8Array>
  readonly signal?: AbortSignal
  /** Of a folder: where the file lies in it. */
  readonly within?: string | undefined
  /** Of a folder: what its first file was answered with. */
  readonly uploadId?: string | undefined
}

/** Sends a file, or a file of a folder, as a stream. What comes back names it in `imports.preview`, `dryRun` and `start`. */
export async function upload(connection: Connection, request: UploadRequest): Promise<Uploaded> {
  const { fileName, body, signal, within, uploadId } = request
  // `duplex` is what a streamed body needs, and the DOM's types do not know it yet.
  const init: RequestInit & { duplex: 'half' } = {
    method: 'PUT',
    headers: { ...authorisation(connection), 'content-type': 'application/octet-stream' },
    body,
    duplex: 'half',
    ...(signal && { signal }),
  }
  const query = { fileName, ...(within !== undefined && { within }), ...(uploadId !== undefined && { uploadId }) }
  const response = await send(connection, new Request(fileAddress(connection, '/uploads', query), init))
  return uploaded.parse(await (await checked(response)).json())
}

/** What can be taken out as a file. */
export const exportNames = ['customers', 'groups', 'movement', 'equity', 'budget', 'links'] as const
export type ExportName = (typeof exportNames)[number]

/** Comma-separated text, an Excel workbook, or Parquet. */
export const exportFormats = ['csv', 'xlsx', 'parquet'] as const
export type ExportFormat = (typeof exportFormats)[number]

export type FilePath = `/imports/${number}/rejects.csv` | `/exports/${ExportName}.${ExportFormat}` | '/report.html'

/** Where a file lies, for a link of the browser: the cookie travels with it. */
export function fileAddress(
  { origin }: Connection,
  path: FilePath | '/uploads',
  query: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams(query).toString()
  return `${origin}/api${path}${search && `?${search}`}`
}

/** Fetches a file as a stream; throws what `readError` reads. */
export async function download(connection: Connection, address: string): Promise<ReadableStream<Uint8Array>> {
  const response = await send(connection, new Request(address, { headers: authorisation(connection) }))
  return (await checked(response)).body ?? new Blob([]).stream()
}

async function checked(response: Response): Promise<Response> {
  if (response.ok) return response
  const body: unknown = await response.json().catch(() => null)
  if (isORPCErrorJson(body) && isErrorCode(body.code)) throw apiError(body.code, paramsOf(body.data))
  throw apiError('internal', { detail: `HTTP status ${response.status}` })
}

const carried = z.object({ params: z.record(z.string(), z.unknown()) })

const paramsOf = (data: unknown) => carried.safeParse(data).data?.params ?? {}
