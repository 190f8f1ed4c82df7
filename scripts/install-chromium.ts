import { existsSync } from 'node:fs'
import { findChromium } from '../tests/browser/chromium.ts'
import { runCommand } from './run-command.ts'

const isRootOnDebian = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

async function fromDebian(root: string): Promise<boolean> {
  if ((await runCommand('apt-get', ['update', '-qq'], root)) !== 0) return false
  return (await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], root)) === 0
}

const fromPlaywright = async (root: string): Promise<boolean> =>
  (await runCommand('npx', ['playwright-core', 'install', 'chromium'], root)) === 0

/**
 * Makes sure that a Chromium is there for the browser tests: the one found, else the system's package, else
 * Playwright's own.
 */
export async function ensureChromium(root: string): Promise<void> {
  if (findChromium()) return
  if (isRootOnDebian() && (await fromDebian(root)) && findChromium()) return
  if ((await fromPlaywright(root)) && findChromium()) return
  throw new Error(
    'No Chromium was found and none could be installed: install one, or name it with SABAD_CHROMIUM=/path/to/chromium.',
  )
}
