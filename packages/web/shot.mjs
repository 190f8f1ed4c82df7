import { chromium } from 'playwright-core'

const [, , address, out, width = '1280', ...pages] = process.argv
const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
const c = await b.newContext({
  viewport: { width: Number(width), height: 900 },
  colorScheme: process.env.DARK ? 'dark' : 'light',
})
const p = await c.newPage()
p.on('console', (m) => m.type() === 'error' && console.log('console', m.text()))
p.on('pageerror', (e) => console.log('pageerror', e.message))
await p.goto(address)
const origin = new URL(address).origin
for (const path of pages) {
  await p.goto(origin + path)
  await p.waitForLoadState('networkidle')
  await p.waitForTimeout(900)
  const n = out + '/' + (path.replace(/[^a-z0-9]+/gi, '_') || 'root') + '_' + width + '.png'
  await p.screenshot({ path: n, fullPage: true })
  console.log(n, await p.evaluate(() => document.documentElement.scrollWidth - innerWidth))
}
await b.close()
