import type { Page } from 'playwright-core'

/** How far a page moved by itself: the sum of its layout shifts, and what moved. */
export interface Moved {
  readonly value: number
  readonly what: readonly string[]
}

/** Adds up, on each page that is opened from now on, what moves by itself (the Layout Instability API). */
export async function watchSteadiness(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const moved = { value: 0, what: Array.of<string>() }
    const add = (entries: PerformanceEntryList) => {
      for (const entry of entries) {
        if (!('value' in entry) || typeof entry.value !== 'number') continue
        // What follows at once upon a key or a click is an answer.
        if ('hadRecentInput' in entry && entry.hadRecentInput === true) continue
        moved.value += entry.value
        const sources: readonly unknown[] = 'sources' in entry && Array.isArray(entry.sources) ? entry.sources : []
        for (const source of sources) {
          const node = typeof source === 'object' && source !== null && 'node' in source ? source.node : null
          const named = node instanceof Element ? `${node.tagName} ${node.className}` : String(node)
          moved.what.push(`${entry.value.toFixed(4)} ${named}`)
        }
      }
    }
    const observer = new PerformanceObserver((list) => add(list.getEntries()))
    observer.observe({ type: 'layout-shift', buffered: true })
    Object.assign(window, {
      movedOf: () => {
        add(observer.takeRecords())
        return moved
      },
    })
  })
}

/** What has moved until the page was drawn once more. */
export const movedOn = (page: Page): Promise<Moved> =>
  page.evaluate(
    () =>
      new Promise<Moved>((tell) =>
        requestAnimationFrame(() => requestAnimationFrame(() => tell(Reflect.get(window, 'movedOf')()))),
      ),
  )
