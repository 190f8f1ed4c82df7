import type { Holdout, PublishedModel } from '@sabad/contract/schemas/models'

type Name = PublishedModel['model']

/** A model with what it foretold. */
export interface JudgedModel {
  readonly model: PublishedModel
  readonly holdout: Holdout
}

/** The models that were compared, the chosen one first, then as their log score orders them. */
export const judgedModels = (models: readonly PublishedModel[]): readonly JudgedModel[] =>
  models
    .flatMap((model) => (model.holdout ? [{ model, holdout: model.holdout }] : []))
    .sort((a, b) => Number(b.holdout.chosen) - Number(a.holdout.chosen) || a.holdout.behind - b.holdout.behind)

/** How a model looks in every plot: a colour by its place in the palette, and a sign for those who see few colours. */
export const looks: Readonly<Record<Name, { readonly colour: number; readonly symbol: string }>> = {
  'bg-nbd': { colour: 0, symbol: 'circle' },
  'mbg-nbd': { colour: 1, symbol: 'rect' },
  'pareto-nbd': { colour: 2, symbol: 'triangle' },
  nbd: { colour: 7, symbol: 'diamond' },
  'gamma-gamma': { colour: 3, symbol: 'circle' },
}

/** What one line of a plot is: a model, or what came. */
export interface PlottedSeries {
  readonly model: Name | null
  readonly title: string
  readonly values: readonly number[]
}

/** Values at the same places along the axis. */
export interface Plotted {
  readonly places: readonly string[]
  readonly series: readonly PlottedSeries[]
}

const DAY_MS = 86_400_000

/** The day that lies some weeks after the first of the customers who were judged came. */
export function dayOfWeek({ calibratedOn, tracking }: Holdout, week: number): string {
  const weeksLater = week - (tracking?.calibratedWeeks ?? 0)
  return new Date(Date.parse(calibratedOn) + Math.round(weeksLater * 7) * DAY_MS).toISOString().slice(0, 10)
}
