import { apiError } from '@sabad/contract/api-error'
import { fileAddress } from '@sabad/contract/files'

export interface Upload {
  readonly file: File
  /** Share of the file that has been sent, 0..1. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isUploaded = (body: unknown): body is { readonly uploadId: string } =>
  typeof body === 'object' && body !== null && 'uploadId' in body && typeof body.uploadId === 'string'

/**
 * Sends a file and answers its upload id. Not through `fetch`: that cannot say how much of a body has gone. What it
 * throws, `readError` reads.
 */
export function uploadFile({ file, onProgress, signal }: Upload): Promise<string> {
  const { origin } = window.location
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', fileAddress({ origin }, '/uploads', { fileName: file.name }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0)
    request.onload = () => {
      const body = parse(request.responseText)
      if (request.status < 300 && isUploaded(body)) resolve(body.uploadId)
      else reject(body)
    }
    request.onerror = () => reject(apiError('server.unreachable', { origin }))
    request.onabort = () => reject(apiError('job.cancelled'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
