export interface TextFile {
  readonly text: string
  readonly fileName: string
  /** Media type: text/html */
  readonly type: string
}

/** Hands a text to the reader as a file. */
export function saveText({ text, fileName, type }: TextFile): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
