import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { areaOf, areas, isPageAt, type WorkArea } from '../src/app/areas.ts'

const pages = areas.flatMap((area): readonly WorkArea['pages'][number][] => area.pages)
/** The router itself needs a browser: its addresses are read from its text. */
const routes = [...readFileSync(new URL('../src/app/router.tsx', import.meta.url), 'utf8').matchAll(/path: '([^']+)'/g)]
const paths = routes.map(([, path = '']) => path)

describe('the areas of the work', () => {
  it('hold every page that the router knows, each exactly once', () => {
    expect(paths.length).toBeGreaterThan(20)
    for (const path of paths.map((one) => one.replace(/\$\w+/g, 'one'))) {
      expect(
        pages.filter((page) => isPageAt(page, path)).map(({ to }) => to),
        path,
      ).toHaveLength(1)
    }
  })

  it('lead to pages that there are', () => {
    for (const { to } of pages) expect(paths).toContain(to)
  })

  it('hold what belongs to a page without being it', () => {
    expect(areaOf('/groups/loyal')?.key).toBe('navigation.overview')
    expect(areaOf('/versions/starter')?.key).toBe('navigation.portfolio')
    expect(areaOf('/market-compare')?.key).toBe('navigation.portfolio')
    expect(areaOf('/customers/C1')?.key).toBe('navigation.customers')
    expect(areaOf('/nowhere')).toBeUndefined()
  })
})
