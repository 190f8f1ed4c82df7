import { printable } from '../output/printable.ts'
import type { Terminal } from '../output/terminal.ts'
import type { Shell } from '../shell.ts'
import { webRoot } from '../web-root.ts'

interface Place {
  readonly directory: string
  readonly port?: number
}

const interrupt = (shell: Shell): Promise<void> =>
  new Promise((resolve) => {
    const stop = shell.onInterrupt(() => {
      stop()
      resolve()
    })
  })

/** Serves a workspace, prints where, and ends in good order when told to. */
export async function serveUntilInterrupted(shell: Shell, terminal: Terminal, place: Place): Promise<void> {
  const { startServer } = await import('@sabad/server/start')
  const stopped = interrupt(shell)
  const { address, origin, close } = await startServer({ ...place, webRoot })
  terminal.show({ address, origin, directory: place.directory }, () =>
    printable(`Sabad serves ${place.directory} at ${address}`),
  )
  terminal.say('Press Ctrl-C to stop.')
  await stopped
  await close()
}
