import { fillMessage } from '@sabad/contract/errors'
import type { StrategyAlert } from '@sabad/contract/schemas/strategy-monitoring'

const ALERTS: Readonly<Record<StrategyAlert['code'], string>> = {
  'kpi-red': '{title} is red',
  'kpi-missing': '{title} cannot be computed',
  'target-passed': 'the target day of {title} has passed ({targetOn})',
  'action-overdue': '"{title}" of {owner} was due on {until}',
  'task-overdue': 'the task "{title}" of {owner} was due on {until}',
  'review-due': 'the review by {owner} was due on {reviewOn}',
  'end-flagged': 'members with a flag of significance would be given up: {customers}',
}

/** An alert of a strategy as a sentence without its end. */
export const alertText = ({ code, params }: StrategyAlert): string => fillMessage(ALERTS[code], params)
