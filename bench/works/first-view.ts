import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext } from 'playwright-core'
import { startServer } from '../../packages/server/src/start.ts'
import { buildWeb } from '../../scripts/build-web.ts'
import { launchChromium } from '../../tests/browser/chromium.ts'
import { settle } from '../../tests/browser/visit.ts'
import { measure } from '../measure.ts'

/**
 * The overview of the demo company in a real browser, from the address on: until everything asked for is on screen, all
 * charts are drawn and no task longer than 50 ms holds up a click (https://web.dev/articles/tti). Cold: the server has just
 * been started and the browser has nothing. Warm: the same once more in the same browser.
 */
const TIMES = 7
const root = fileURLToPath(new URL('../..', import.meta.url))
const directory = await mkdtemp(join(tmpdir(), 'sabad-first-view-'))

async function fill(): Promise<void> {
  const demo = spawn('npm', ['run', '--silent', 'demo', '--', '--exit', '--directory', directory], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  const [code] = await once(demo, 'exit')
  if (code !== 0) throw new Error('The demo company could not be made.')
}

interface View {
  /** Milliseconds from the address on. */
  readonly painted: number
  readonly interactive: number
}

async function view(context: BrowserContext, address: string): Promise<View> {
  const page = await context.newPage()
  await page.addInitScript(() => {
    const tasks = { busyUntil: 0 }
    Object.assign(window, { tasks })
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        tasks.busyUntil = Math.max(tasks.busyUntil, startTime + duration)
    }).observe({ type: 'longtask', buffered: true })
  })
  await page.goto(address, { waitUntil: 'commit' })
  await settle(page)
  const figures = await page.evaluate(
    () =>
      new Promise<View>((tell) => {
        const settled = performance.now()
        const [paint] = performance.getEntriesByName('first-contentful-paint')
        // Long tasks are told of after they have ended.
        setTimeout(() => {
          const { busyUntil } = Reflect.get(window, 'tasks')
          tell({ painted: paint?.startTime ?? 0, interactive: Math.max(settled, busyUntil) })
        }, 500)
      }),
  )
  await page.close()
  return figures
}

async function coldAndWarm(browser: Browser): Promise<{ readonly cold: View; readonly warm: View }> {
  const server = await startServer({ directory, webRoot: join(root, 'packages/web/dist') })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const cold = await view(context, server.address)
  const warm = await view(context, server.origin)
  await context.close()
  await server.close()
  return { cold, warm }
}

const median = (views: readonly View[], figure: keyof View): number =>
  views.map((one) => one[figure]).sort((one, other) => one - other)[Math.floor(views.length / 2)] ?? 0

const said = (views: readonly View[]): string =>
  `${median(views, 'interactive').toFixed(0)} ms (at most ${Math.max(...views.map(({ interactive }) => interactive)).toFixed(0)}; first drawing ${median(views, 'painted').toFixed(0)})`

await Promise.all([buildWeb(root), fill()])
const browser = await launchChromium()
const views: Awaited<ReturnType<typeof coldAndWarm>>[] = []
for (let time = 0; time < TIMES; time += 1) views.push(await coldAndWarm(browser))
await measure(1, async () => {
  await coldAndWarm(browser)
  const [cold, warm] = [views.map((one) => one.cold), views.map((one) => one.warm)]
  return `medians of ${TIMES}: cold ${said(cold)}, warm ${said(warm)}`
})
await browser.close()
await rm(directory, { recursive: true, force: true })
