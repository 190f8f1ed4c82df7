export type Write<T> = (chunk: T) => Promise<void>

/**
 * The stream of what `produce` writes, as soon as it has written something: what fails before that is an error of the
 * request, and what fails later breaks the answer off. `write` waits for a slow reader, and fails when he is gone.
 */
export function streamed<T>(produce: (write: Write<T>) => Promise<void>): Promise<ReadableStream<T>> {
  const { readable, writable } = new TransformStream<T, T>()
  const writer = writable.getWriter()
  return new Promise((resolve, reject) => {
    const write = (chunk: T) => {
      resolve(readable)
      return writer.write(chunk)
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

/** {@link streamed} text, as the bytes of UTF-8. */
export const streamedText = async (
  produce: (write: Write<string>) => Promise<void>,
): Promise<ReadableStream<Uint8Array>> => (await streamed(produce)).pipeThrough(new TextEncoderStream())
