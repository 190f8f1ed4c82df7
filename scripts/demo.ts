import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findServer } from '../packages/cli/src/connection/running-server.ts'
import { terminalFor } from '../packages/cli/src/output/terminal.ts'
import { processShell } from '../packages/cli/src/shell.ts'
import { COMPANIES } from '../packages/cli/src/steps/fill-demo.ts'
import { openDemo } from '../packages/cli/src/steps/open-demo.ts'
import { serveUntilInterrupted } from '../packages/cli/src/steps/serve-until-interrupted.ts'
import { readError } from '../packages/contract/src/read-error.ts'
import { buildWeb } from './build-web.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const shell = processShell()
const terminal = terminalFor(shell, false)

function readArguments() {
  const { values } = parseArgs({
    options: {
      company: { type: 'string', default: 'b2c' },
      exit: { type: 'boolean', default: false },
      directory: { type: 'string' },
    },
  })
  const company = COMPANIES.find((name) => name === values.company)
  if (!company) throw new Error(`There is no demo company ${values.company}: choose one of ${COMPANIES.join(', ')}.`)
  const folder = company === 'b2c' ? 'demo-company' : `demo-company-${company}`
  return { company, exit: values.exit, directory: values.directory ?? join(root, folder) }
}

/** Makes the demo company, prints its portfolio and serves the app: what a newcomer runs first. */
async function demo(): Promise<void> {
  const { company, exit, directory } = readArguments()
  await openDemo({ shell, terminal, directory }, company)
  if (exit) {
    terminal.say(`The demo company is in ${directory}. Without --exit, this command goes on to serve the app for it.`)
    return
  }
  await buildWeb(root)
  const running = await findServer(directory)
  if (running) terminal.say(`Sabad serves ${directory} already, at ${running.origin}/?token=${running.token}`)
  else await serveUntilInterrupted(shell, terminal, { directory })
}

demo().catch((error: unknown) => {
  const { code, message } = readError(error)
  const sentence = code === 'internal' && error instanceof Error ? error.message : message
  terminal.say(`error: ${sentence}`)
  process.exitCode = 1
})
