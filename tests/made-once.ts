import { constants, existsSync } from 'node:fs'
import { cp, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'

/** What is being made in this process: tests that need the same at the same time wait for the first. */
const underWay = new Map<string, Promise<void>>()

/** Makes a folder under another name and gives it its own when it is whole; another process may have been faster. */
async function make(folder: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const draft = await mkdtemp(`${folder}-`)
  await fill(draft)
  await rename(draft, folder).catch(async (error: unknown) => {
    if (!existsSync(folder)) throw error
    await rm(draft, { recursive: true, force: true })
  })
}

export interface MadeOnce {
  /** Where the copy goes: a folder that is not there yet. */
  readonly to: string
  /** Names what is filled in, in the whole run: the same name, the same content. */
  readonly name: string
  /** Fills an empty folder; called once in a run, by whichever test needs it first. */
  readonly fill: (folder: string) => Promise<void>
}

/** A copy of a folder that many tests start from: making it, such as a computed workspace, costs far more than copying. */
export async function copyOfMadeOnce({ to, name, fill }: MadeOnce): Promise<void> {
  const folder = join(inject('folderOfRun'), name)
  if (!existsSync(folder)) {
    const making = underWay.get(name) ?? make(folder, fill)
    underWay.set(name, making)
    await making
  }
  await cp(folder, to, { recursive: true, mode: constants.COPYFILE_FICLONE })
}
