import { useCallback, useRef, useState } from 'react'
import { uploadFile } from '../api/upload-file.ts'

export type Uploading =
  | { readonly state: 'none' }
  | { readonly state: 'sending'; readonly fileName: string; readonly share: number }
  | { readonly state: 'failed'; readonly error: unknown }

interface UploadControl {
  readonly uploading: Uploading
  readonly send: (file: File) => void
  readonly cancel: () => void
}

/** Sends one file at a time and tells how far it is. */
export function useUpload(onSent: (uploadId: string, fileName: string) => void): UploadControl {
  const [uploading, setUploading] = useState<Uploading>({ state: 'none' })
  const stop = useRef<AbortController | null>(null)
  const cancel = useCallback(() => stop.current?.abort(), [])
  const send = (file: File) => {
    stop.current?.abort()
    const own = new AbortController()
    const { signal } = own
    stop.current = own
    const onProgress = (share: number) => setUploading({ state: 'sending', fileName: file.name, share })
    onProgress(0)
    uploadFile({ file, onProgress, signal })
      .then((uploadId) => {
        setUploading({ state: 'none' })
        onSent(uploadId, file.name)
      })
      .catch((error: unknown) => setUploading(signal.aborted ? { state: 'none' } : { state: 'failed', error }))
  }
  return { uploading, send, cancel }
}
