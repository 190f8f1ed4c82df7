import { groupColour } from '../theme/group-colours.ts'
import { useScheme } from '../theme/use-scheme.ts'
import classes from './models.module.css'
import { looks, type PlottedSeries } from './plotted.ts'

interface PlotLegendProps {
  readonly series: readonly PlottedSeries[]
  readonly actualAs: 'bar' | 'line'
}

const signs: Readonly<Record<string, string>> = {
  circle: 'M12 1a5 5 0 1 0 .01 0z',
  rect: 'M7.5 1.5h9v9h-9z',
  triangle: 'M12 1l5.5 9.5h-11z',
  diamond: 'M12 .5 17.5 6 12 11.5 6.5 6z',
}

/** Which line is what, with the sign that its points have. */
export function PlotLegend({ series, actualAs }: PlotLegendProps) {
  const scheme = useScheme()
  return (
    <ul className={classes.legend}>
      {series.map(({ model, title }) => (
        <li key={title}>
          {model ? (
            <svg width="24" height="12" aria-hidden style={{ color: groupColour(looks[model].colour, scheme) }}>
              <path d="M0 6h24" stroke="currentColor" strokeWidth="1.75" />
              <path d={signs[looks[model].symbol]} fill="currentColor" />
            </svg>
          ) : (
            <span className={actualAs === 'bar' ? classes.barSign : classes.lineSign} aria-hidden />
          )}
          {title}
        </li>
      ))}
    </ul>
  )
}
