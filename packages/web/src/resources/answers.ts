import type { CurveOfGroup, GroupAnswers } from '@sabad/contract/schemas/response-curves'

/** The five answers and what is spent now, in the order in which they are asked. */
export const answerFields = ['presentEffort', 'atZero', 'atHalf', 'atPresent', 'atHalfMore', 'atUnlimited'] as const
export type AnswerField = (typeof answerFields)[number]

/** Answers while they are being given: null is not answered yet. */
export interface AnswersDraft {
  readonly source: GroupAnswers['source']
  readonly form: 'exponential' | 'adbudg'
  readonly mostGain: number | null
  readonly values: Readonly<Record<AnswerField, number | null>>
}

const nothing: AnswersDraft['values'] = {
  presentEffort: null,
  atZero: null,
  atHalf: null,
  atPresent: null,
  atHalfMore: null,
  atUnlimited: null,
}

/** The answers that count; else what the data tell: what is spent, and what the group is worth now. */
export function draftOf({ current, spent, value }: CurveOfGroup): AnswersDraft {
  const answers = current?.answers
  if (answers?.source === 'answers') {
    const { presentEffort, atZero, atHalf, atPresent, atHalfMore, atUnlimited } = answers
    const values = { presentEffort, atZero, atHalf, atPresent, atHalfMore, atUnlimited }
    return { source: 'answers', form: answers.form, mostGain: null, values }
  }
  const whole = (amount: number | null) => (amount === null || amount <= 0 ? null : Math.round(amount))
  return {
    source: answers?.source ?? 'answers',
    form: 'exponential',
    mostGain: answers?.mostGain ?? null,
    values: { ...nothing, presentEffort: whole(spent), atPresent: whole(value) },
  }
}

/** The answers as they are sent; null while one is missing, or they cannot be right. */
export function answersOf(group: string, { source, form, mostGain, values }: AnswersDraft): GroupAnswers | null {
  if (source === 'experiment') return mostGain === null || mostGain <= 0 ? null : { group, source, mostGain }
  const { presentEffort, atZero, atHalf, atPresent, atHalfMore, atUnlimited } = values
  const given = [atZero, atHalf, atPresent, atHalfMore, atUnlimited]
  if (presentEffort === null || presentEffort <= 0) return null
  if (atZero === null || atHalf === null || atPresent === null || atHalfMore === null || atUnlimited === null)
    return null
  const isRising = given.every((value, at) => at === 0 || Number(value) >= Number(given[at - 1]))
  if (!isRising || atPresent <= atZero || atUnlimited <= atHalfMore) return null
  return { group, source, form, presentEffort, atZero, atHalf, atPresent, atHalfMore, atUnlimited }
}
