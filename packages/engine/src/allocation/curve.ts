import type { Experiment, GroupAnswers, ResponseCurve } from '@sabad/contract/schemas/response-curves'
import { adbudgFromAnswers } from '@sabad/stats/allocation/adbudg'
import { type EffortAnswers, exponentialFromAnswers } from '@sabad/stats/allocation/decision-calculus'
import { type EffortCurve, valueAt } from '@sabad/stats/allocation/effort-curve'
import { StatsError } from '@sabad/stats/stats-error'
import { EngineError } from '../errors.ts'
import { ofStats, type ParticularCode, type ParticularParams, particular } from '../particular.ts'

/** The curve of a group, what is spent on it now, and how far the answers contradict the form. */
export interface GroupCurve {
  readonly curve: EffortCurve
  readonly presentEffort: number
  readonly residuals: ResponseCurve['residuals']
}

type Answered = Extract<GroupAnswers, { source: 'answers' }>

const order = ['atZero', 'atHalf', 'atPresent', 'atHalfMore', 'atUnlimited'] as const

/** Refuses answers that fall, and those through which no rising curve goes, naming the first that does not fit. */
function checkAnswers(answers: Answered): void {
  for (const [at, answer] of order.entries()) {
    const earlier = order[at - 1]
    if (earlier === undefined) continue
    const [value, before] = [answers[answer], answers[earlier]]
    const mustRise = answer === 'atUnlimited' || (answer === 'atPresent' && answers.atPresent <= answers.atZero)
    const isFlatStart = answers.form === 'adbudg' && answer === 'atHalf' && value === before
    if (value < before || (value === before && (mustRise || isFlatStart))) {
      throw new EngineError('allocation.answers-fall', { group: answers.group, answer, value, earlier, before })
    }
  }
}

function fitted(answers: Answered): GroupCurve {
  checkAnswers(answers)
  const asked: EffortAnswers = { ...answers, atSaturation: answers.atUnlimited }
  const named = ([half, present, more]: readonly [number, number, number]): ResponseCurve['residuals'] => [
    { answer: 'atHalf', residual: half },
    { answer: 'atPresent', residual: present },
    { answer: 'atHalfMore', residual: more },
  ]
  const { presentEffort, atZero } = answers
  if (answers.form === 'adbudg') {
    const { curve, residuals } = adbudgFromAnswers(asked)
    return { curve: { form: 'adbudg', ...curve }, presentEffort, residuals: named(residuals) }
  }
  const { curve, residuals } = exponentialFromAnswers(asked)
  return { curve: { form: 'exponential', floor: atZero, ...curve }, presentEffort, residuals: named(residuals) }
}

/**
 * The exponential curve through what experiments measured: the gain of a year's contacts at what they cost, and the
 * most that contacts could bring, which a person judges. Values count from no contact at all.
 */
function measured(group: string, mostGain: number, experiment: Experiment | null): GroupCurve {
  const refuse = (code: ParticularCode, params: ParticularParams = {}) =>
    new EngineError('allocation.no-experiment', { group, detail: particular(code, params) })
  if (!experiment) throw refuse('curve.no-holdout')
  const { gainPerContact, contactsOfYear, costOfYear } = experiment
  if (gainPerContact <= 0) throw refuse('curve.no-gain')
  if (!costOfYear) throw refuse('curve.no-cost')
  const gain = gainPerContact * contactsOfYear
  if (gain >= mostGain) throw refuse('curve.gain-above-most', { gain: Math.round(gain) })
  const rate = -Math.log1p(-gain / mostGain) / costOfYear
  const curve: EffortCurve = { form: 'exponential', floor: 0, saturation: mostGain, rate }
  return { curve, presentEffort: costOfYear, residuals: [] }
}

/**
 * The curve of a group.
 * @throws EngineError allocation.answers-fall or allocation.no-experiment
 */
export function curveOf(answers: GroupAnswers, experiment: Experiment | null): GroupCurve {
  try {
    return answers.source === 'answers' ? fitted(answers) : measured(answers.group, answers.mostGain, experiment)
  } catch (error) {
    if (!(error instanceof StatsError)) throw error
    throw new EngineError(
      'model.invalid-input',
      { detail: particular('of-group', { group: answers.group, found: ofStats(error) }) },
      error,
    )
  }
}

/** As far as there is something to see, but at least twice today's effort. */
const POINTS = 41
const DRAWN_EFFORTS = 2.5

const rangeOf = (curve: EffortCurve): number =>
  curve.form === 'adbudg' ? curve.ceiling - curve.floor : curve.saturation

/** The curve as answers show it. */
export function drawnCurve({ curve, presentEffort, residuals }: GroupCurve): ResponseCurve {
  const step = (DRAWN_EFFORTS * presentEffort) / (POINTS - 1)
  return {
    form: curve.form,
    presentEffort,
    saturation: curve.form === 'exponential' ? curve.saturation : null,
    rate: curve.form === 'exponential' ? curve.rate : null,
    shape: curve.form === 'adbudg' ? curve.shape : null,
    points: Array.from({ length: POINTS }, (_, at) => ({ effort: at * step, value: valueAt(curve, at * step) })),
    residuals,
    contradiction: Math.max(0, ...residuals.map(({ residual }) => Math.abs(residual))) / rangeOf(curve),
  }
}
