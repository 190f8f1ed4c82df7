import { fillMessage } from '@sabad/contract/errors'
import type { MovementShortage } from '@sabad/contract/schemas/movement'
import { plural } from './numbers.ts'

const SHORTAGES: Readonly<Record<MovementShortage['code'], string>> = {
  'too-few-dates':
    'This needs {needed} month ends, {apart} apart without a gap, and there are {found}: "sabad refresh --history 24" computes more.',
  'too-few-customers': 'This needs {needed} customers, and there are {found}.',
}

/** Why there is no answer. */
export const shortageText = ({ code, params }: MovementShortage): string =>
  fillMessage(SHORTAGES[code], { ...params, apart: plural(params.everyMonths, 'month') })
