import { run } from './run.ts'
import { processShell } from './shell.ts'

// A reader that has seen enough (`sabad customers list | head`) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await run(process.argv.slice(2), processShell())
