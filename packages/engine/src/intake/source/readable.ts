import { EngineError } from '../../errors.ts'
import { particular } from '../../particular.ts'

/** What the engine says of data that is damaged, as against its own limits and faults. */
const damage = /^(?:Error: )?(?:Invalid Input|IO|Conversion|Serialization|Invalid|TProtocol\w*|snappy|ZSTD)\b/i

/** A column that has types in two files of a folder which no common one holds. */
const mismatch = /failed to cast column "([^"]+)" from type/i

/** Runs work that reads a file; damage that shows only on the way is the file's fault, in one sentence. */
export async function readable<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof EngineError || !damage.test(String(error))) throw error
    const column = mismatch.exec(String(error))?.[1]
    if (column) throw new EngineError('import.folder-column', { folder: file, column }, error)
    throw new EngineError('import.not-this-format', { file, detail: particular('file.damaged') }, error)
  }
}
