import { Chart } from '../charts/Chart.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { CohortHeat } from '../cohorts/CohortHeat.tsx'
import { cohortFigures } from '../cohorts/cohort-figures.ts'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { FormatProvider } from '../language/FormatProvider.tsx'
import { exhibitsIn } from './exhibits.ts'
import { cohortsOf } from './odd-figures.ts'
import { oddPortfolios } from './odd-portfolios.ts'

const HEIGHT = 320

/** Every chart with odd data, for whoever works on charts: `npm run dev -w @sabad/web`, then /gallery.html. */
export function Gallery() {
  const look = useChartLook()
  return (
    <main style={{ padding: 24 }}>
      <div className={page.halves}>
        {exhibitsIn(look).map(({ chart, portfolio, option }) => (
          <Panel key={`${chart} ${portfolio}`} title={chart} note={portfolio}>
            <Chart option={option} label={`${chart} ${portfolio}`} height={HEIGHT} />
          </Panel>
        ))}
        <FormatProvider currency="EUR">
          {oddPortfolios.flatMap((odd) =>
            cohortFigures.map((figure) => (
              <Panel key={`${odd.name} ${figure}`} title={`cohorts, ${figure}`} note={odd.name} flush>
                <CohortHeat found={cohortsOf(odd)} figure={figure} />
              </Panel>
            )),
          )}
        </FormatProvider>
      </div>
    </main>
  )
}
