import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { formatMeasure } from '../language/format.ts'
import { Bars } from './Bars.tsx'
import { CutHandle } from './CutHandle.tsx'
import classes from './histogram.module.css'
import type { SketchTier } from './sketch.ts'
import { barsOf, type Quantiles, quantileAt, type Range, rangeOf, shareBelow } from './spread.ts'
import { stepsOf, withStep } from './steps.ts'

interface HistogramProps {
  readonly tier: SketchTier
  readonly quantiles: Quantiles
  readonly unit: PortfolioVariable['unit']
  /** Where the preview cut it, for ways of cutting that a hand cannot move. */
  readonly cuts: readonly number[] | undefined
  readonly onChange: (tier: SketchTier) => void
}

const BARS = 40

const placeIn = ({ from, to }: Range, value: number): number => Math.min(1, Math.max(0, (value - from) / (to - from)))

/** How a number is spread over the customers, and where it is cut. */
export function Histogram({ tier, quantiles, unit, cuts, onChange }: HistogramProps) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const range = rangeOf(quantiles)
  const written = (value: number) => formatMeasure(format, value, unit ?? 'score')
  const [least, greatest] = [written(quantiles[0] ?? 0), written(quantiles.at(-1) ?? 0)]
  const isMovable = tier.method.kind === 'quantile' || tier.method.kind === 'fixed'
  return (
    <div className={classes.histogram}>
      <div className={classes.picture}>
        <Bars
          label={t('histogram.label', { tier: tier.title, least, greatest })}
          shares={barsOf(quantiles, range, BARS)}
        />
        {isMovable ? (
          <Cuts tier={tier} quantiles={quantiles} written={written} onChange={onChange} />
        ) : (
          cuts?.map((cut) => (
            <span
              key={cut}
              className={classes.line}
              style={{ insetInlineStart: `${placeIn(range, cut) * 100}%` }}
              aria-hidden
            />
          ))
        )}
      </div>
      <div className={classes.ends} aria-hidden>
        <span>{written(range.from)}</span>
        <span>{written(range.to)}</span>
      </div>
    </div>
  )
}

type CutsProps = Pick<HistogramProps, 'tier' | 'quantiles' | 'onChange'> & {
  readonly written: (value: number) => string
}

/** Shares of customers move in hundredths of all, fixed values in hundredths of what is drawn. */
function Cuts({ tier, quantiles, written, onChange }: CutsProps) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const range = rangeOf(quantiles)
  const steps = stepsOf(tier.method) ?? []
  const isByShare = tier.method.kind === 'quantile'
  const valueAt = (step: number) => (isByShare ? quantileAt(quantiles, step) : step)
  const shareAt = (step: number) => (isByShare ? step : shareBelow(quantiles, step))
  const stepAt = (place: number) => {
    const value = range.from + (range.to - range.from) * place
    return isByShare ? Math.round(shareBelow(quantiles, value) * 100) / 100 : Number(value.toPrecision(3))
  }
  const gap = isByShare ? 0.01 : (range.to - range.from) / 100
  const [least, most] = isByShare ? [0, 1] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  return steps.map((step, at) => (
    <CutHandle
      // biome-ignore lint/suspicious/noArrayIndexKey: cuts have no name but their place
      key={at}
      label={t('histogram.cut', { number: at + 1, tier: tier.title })}
      text={t('histogram.share', { value: written(valueAt(step)), share: format.share(shareAt(step)) })}
      value={step}
      least={Math.max((steps[at - 1] ?? least) + gap, isByShare ? least : Math.min(range.from, step))}
      most={Math.min((steps[at + 1] ?? most) - gap, isByShare ? most : Math.max(range.to, step))}
      step={gap}
      place={placeIn(range, valueAt(step))}
      stepAt={stepAt}
      onMove={(value) => onChange(withStep(tier, at, value))}
    />
  ))
}
