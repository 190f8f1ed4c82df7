import { describe, expect, it } from 'vitest'
import { csvText } from '../src/charts/save/csv.ts'
import { standalonePicture } from '../src/charts/save/picture.ts'

describe('the numbers of a chart as CSV', () => {
  it('quote what would end a cell, and mark the file as UTF-8', () => {
    expect(
      csvText([
        ['Group', 'Customers, all'],
        ['say "so"', '12'],
      ]),
    ).toBe('\uFEFFGroup,"Customers, all"\r\n"say ""so""",12\r\n')
  })

  it('never become a formula, and stay numbers where they are some', () => {
    const dangerous = ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx']
    for (const text of dangerous) expect(csvText([[text]])).toContain(`'${text}`)
    for (const text of ['-12.5', '+3', '1e-7']) expect(csvText([[text]])).toBe(`\uFEFF${text}\r\n`)
  })
})

const picture = {
  drawing: '<svg width="400" height="200"><path d="M0 0"/></svg>',
  width: 400,
  height: 200,
  title: 'Value & <growth>',
  note: 'As of today',
  legend: [
    { colour: '#4265b7', text: 'Loyal' },
    { colour: '#dea13c', text: 'A group of a very long name that fills nearly a line of its own' },
    { colour: '#359663', text: 'وفادار' },
  ],
  colours: { surface: '#ffffff', ink: '#1b211e', inkSoft: '#565f59' },
  rightToLeft: false,
}

describe('a chart as a picture', () => {
  it('holds title, note, drawing and legend, and no markup from names', () => {
    const { svg, width, height } = standalonePicture(picture)
    expect(svg).toContain('Value &amp; &lt;growth&gt;')
    expect(svg).toContain('As of today')
    expect(svg).toContain('<svg x="20" y="56" width="400"')
    expect(svg).toContain('وفادار')
    expect(width).toBe(440)
    expect(height).toBeGreaterThan(280)
  })

  it('has the entries of the legend on as many lines as they need', () => {
    const { legend, ...rest } = picture
    const heights = [[], legend.slice(0, 1), legend].map((some) => standalonePicture({ ...rest, legend: some }).height)
    expect(heights[1]).toBeGreaterThan(heights[0] ?? 0)
    expect(heights[2]).toBeGreaterThan(heights[1] ?? 0)
  })

  it('begins at the right where texts run from right to left', () => {
    const { svg } = standalonePicture({ ...picture, rightToLeft: true })
    expect(svg).toContain('<text x="420" y="28">')
    expect(svg).toContain('direction="rtl"')
  })
})
