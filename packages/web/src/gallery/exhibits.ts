import type { EChartsCoreOption } from 'echarts/core'
import type { ChartLook } from '../charts/use-chart-look.ts'
import { densityOption } from '../customers/density-option.ts'
import { groupLineOption } from '../group/group-line-option.ts'
import { createFormat } from '../language/format.ts'
import { fanOption } from '../movement/fan-option.ts'
import { sankeyOption } from '../movement/sankey-option.ts'
import { areaOption } from '../overview/area-option.ts'
import { treemapOption } from '../overview/treemap-option.ts'
import { planeOption } from '../profit/plane-option.ts'
import { profitSeriesOption } from '../profit/profit-series-option.ts'
import { waterfallOption } from '../profit/waterfall-option.ts'
import { whaleOption } from '../profit/whale-option.ts'
import { kpiOption } from '../strategy/kpi-option.ts'
import { densityOf, fanOf, kpiOf, planeOf, stepsOf, whaleOf } from './odd-figures.ts'
import { groupsOf, movementOf, type OddPortfolio, oddPortfolios, profitsOf, sizesOf } from './odd-portfolios.ts'

export interface Exhibit {
  readonly chart: string
  readonly portfolio: string
  readonly option: EChartsCoreOption
}

type Draw = (odd: OddPortfolio, look: ChartLook) => EChartsCoreOption

const formatOf = ({ language }: OddPortfolio) => createFormat(language, language === 'fa' ? 'IRR' : 'EUR')

const charts: Readonly<Record<string, Draw>> = {
  sizes: (odd, look) => areaOption(sizesOf(odd), look, formatOf(odd)),
  tiles: (odd, look) => {
    const format = formatOf(odd)
    const amount = ({ value }: { readonly value: number | null }) => (value === null ? '' : format.moneyShort(value))
    return treemapOption({ groups: groupsOf(odd), size: 'value', texts: { amount, details: () => [] } }, look)
  },
  flows: (odd, look) => {
    const texts = { entered: 'New', left: 'Gone', flow: () => [], count: formatOf(odd).count }
    return sankeyOption({ movement: movementOf(odd), movedOnly: true, narrow: false, texts }, look)
  },
  profit: (odd, look) => profitSeriesOption(profitsOf(odd), 'profit', { look, format: formatOf(odd) }),
  whale: (odd, look) => {
    const texts = { customers: 'Customers', cumulative: 'Together', peak: 'Peak', all: 'All' }
    return whaleOption(whaleOf(odd), texts, { look, format: formatOf(odd) })
  },
  waterfall: (odd, look) => {
    const titleOf = ({ isSum }: { readonly isSum: boolean }) => (isSum ? 'Contribution' : (odd.titles.at(-1) ?? ''))
    return waterfallOption(stepsOf(odd), { titleOf, amount: 'Amount', look, format: formatOf(odd) })
  },
  plane: (odd, look) => {
    const texts = {
      ...{ price: 'Net price', cost: 'Cost to serve', revenue: 'Revenue', margin: 'Margin', equalMargin: 'Equal' },
      ...{ quadrantOf: () => '', customers: String },
    }
    return planeOption(planeOf(odd), { texts, look, format: formatOf(odd), scheme: 'light' })
  },
  density: (odd, look) => {
    const found = densityOf(odd)
    const drawing = { look, format: formatOf(odd), scheme: 'light', customers: String } as const
    return found.x.span && found.y.span ? densityOption(found, { x: found.x.span, y: found.y.span }, drawing) : {}
  },
  fan: (odd, look) => {
    const texts = { came: 'Came', expected: 'Expected', half: '50 %', wide: '90 %', range: () => '' }
    return fanOption(fanOf(odd), { look, format: formatOf(odd), texts, colour: look.colourOf(0) })
  },
  kpi: (odd, look) => {
    const texts = { value: 'Now', line: 'Target', forecast: 'Forecast', range: 'Range' }
    return kpiOption(kpiOf(odd), { look, format: formatOf(odd), texts, colour: look.colourOf(0) })
  },
  line: (odd, look) => {
    const { points } = sizesOf(odd)
    const series = points.filter(({ group }) => group === 0)
    const titles = { customers: 'Customers', value: 'Value' }
    return groupLineOption({ series, shown: 'value', colour: look.colourOf(0), titles }, look, formatOf(odd))
  },
}

/** Every chart with every odd portfolio. */
export const exhibitsIn = (look: ChartLook): readonly Exhibit[] =>
  Object.entries(charts).flatMap(([chart, draw]) =>
    oddPortfolios.map((odd) => ({ chart, portfolio: odd.name, option: draw(odd, look) })),
  )
