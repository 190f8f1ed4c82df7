import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The Chromium to test with: the one named in SABAD_CHROMIUM, else the system's, else Playwright's own. */
export function findChromium(): string | undefined {
  const named = process.env.SABAD_CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  return [...usual, chromium.executablePath()].find((path) => existsSync(path))
}

/** Nothing of the browser may go to the network: tests are about this app alone. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) {
    throw new Error(
      'No Chromium was found: install one ("apt-get install chromium", or "npx playwright-core install chromium"), or name it with SABAD_CHROMIUM=/path/to/chromium.',
    )
  }
  return chromium.launch({ executablePath, args })
}
