import { type Company, type DemoFile, writeDemoCompany } from '@sabad/engine/demo/write-demo-company'

export interface DemoOptions {
  readonly directory: string
  readonly company: Company
  readonly customers?: number
  readonly months?: number
}

/** Writes an invented company's files and names them in the order in which they are to be imported. */
export async function writeDemo(options: DemoOptions): Promise<readonly DemoFile[]> {
  const { files } = await writeDemoCompany(options)
  return files
}
