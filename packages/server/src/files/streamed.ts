export type Write = (text: string) => Promise<void>

/**
 * The stream of what `produce` writes, as soon as it has written something: what fails before that is an error of the
 * request, and what fails later breaks the answer off. `write` waits for a slow reader, and fails when he is gone.
 */
export function streamed(produce: (write: Write) => Promise<void>): Promise<ReadableStream<Uint8Array>> {
  const { readable, writable } = new TextEncoderStream()
  const writer = writable.getWriter()
  return new Promise((resolve, reject) => {
    const write = (text: string) => {
      resolve(readable)
      return writer.write(text)
    }
    produce(write)
      .then(() => {
        resolve(readable)
        return writer.close()
      })
      .catch((error: unknown) => {
        reject(error)
        return writer.abort(error).catch(() => undefined)
      })
  })
}
