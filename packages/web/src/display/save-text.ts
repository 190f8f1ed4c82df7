export interface TextFile {
  readonly text: string
  readonly fileName: string
  /** Media type: text/html */
  readonly type: string
}

/** Hands a file to the reader. */
export function saveBlob(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}

/** Hands a text to the reader as a file. */
export const saveText = ({ text, fileName, type }: TextFile): void => saveBlob(new Blob([text], { type }), fileName)
