import { describe, expect, it } from 'vitest'
import { exhibitsIn } from '../src/gallery/exhibits.ts'
import { oddPortfolios } from '../src/gallery/odd-portfolios.ts'
import { drawChart, reportLook } from '../src/report/draw-chart.ts'

/** Where charts put the labels that they leave out. */
const FAR_OUTSIDE = -9999

const size = { width: 560, height: 320 }

/** To a tenth of a pixel: what engines round differently in the last digits is not what is looked at. */
const rounded = (svg: string) => svg.replace(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(1))))

const drawn = exhibitsIn(reportLook('light')).map(({ chart, portfolio, option }) => {
  const svg = drawChart({ ...option, animation: false }, size, 'x')
  return { chart, portfolio, svg }
})

describe('the gallery', () => {
  it.each(drawn)('draws $chart of $portfolio as it is kept in test/gallery', async ({ chart, portfolio, svg }) => {
    await expect(`${rounded(svg).replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(`gallery/${chart}.${portfolio}.svg`)
  })

  it.each(drawn)('draws $chart of $portfolio within its frame and with numbers that are numbers', ({ svg }) => {
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
    // Texts stand in the frame, or far outside where there is no room for them.
    for (const [, x = '', y = ''] of svg.matchAll(/<text[^>]*translate\((-?[\d.]+) (-?[\d.]+)\)/g)) {
      if (Number(x) === FAR_OUTSIDE) continue
      expect(Number(x)).toBeGreaterThanOrEqual(-1)
      expect(Number(x)).toBeLessThanOrEqual(size.width + 1)
      expect(Number(y)).toBeGreaterThanOrEqual(-1)
      expect(Number(y)).toBeLessThanOrEqual(size.height + 1)
    }
  })

  it('takes no name for markup', () => {
    for (const { svg } of drawn.filter(({ portfolio }) => portfolio === 'long-persian-names')) {
      expect(svg).not.toContain('<b>')
    }
    expect(drawn.some(({ svg }) => svg.includes('&lt;b&gt;'))).toBe(true)
  })

  it('draws something of every portfolio that has something, and differently of each', () => {
    expect(new Set(drawn.map(({ svg }) => svg)).size).toBeGreaterThan(drawn.length - 10)
    expect(drawn).toHaveLength(11 * oddPortfolios.length)
  })
})
