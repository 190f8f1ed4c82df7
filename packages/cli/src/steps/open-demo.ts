import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, createAndConnect, type Link } from '../connection/connect.ts'
import { isWorkspace } from '../connection/find-workspace.ts'
import { type Session, withLink } from '../session.ts'
import { type Company, fillDemo, isFilled } from './fill-demo.ts'
import { showPortfolio } from './show-portfolio.ts'

async function makeOrOpen(directory: string): Promise<Link> {
  if (isWorkspace(directory)) return connect(directory)
  await mkdir(directory, { recursive: true })
  // Whatever repository the demo is made in, its data does not belong there.
  await writeFile(join(directory, '.gitignore'), '*\n')
  return createAndConnect(directory)
}

/** Prints the portfolio of a demo company, which is made where it is not there yet or was left half made. */
export async function openDemo(
  about: Pick<Session, 'shell' | 'terminal' | 'directory'>,
  company: Company,
): Promise<void> {
  await withLink(about, await makeOrOpen(about.directory), async (session) => {
    if (await isFilled(session, company)) session.terminal.say(`Using the demo company in ${about.directory}.`)
    else await fillDemo(session, company)
    await showPortfolio(session)
  })
}
