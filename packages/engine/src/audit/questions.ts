import type { AuditDimension, AuditQuestion, AuditQuestionName } from '@sabad/contract/schemas/audit'

/** Counts up when the questions change: scores of two editions do not compare. */
export const AUDIT_EDITION = 1

const ask = (
  dimension: AuditDimension,
  questions: readonly (readonly [AuditQuestionName, string])[],
): AuditQuestion[] => questions.map(([name, statement]) => ({ name, dimension, statement }))

/**
 * Five statements for each of Terho's four dimensions (2009; domain 1.1). The dimensions are his, the statements are ours:
 * the items of his scale have not been seen, so that scores do not compare with those of his study.
 */
export const auditQuestions: readonly AuditQuestion[] = [
  ...ask('analysis-efforts', [
    ['data-joined', 'Sales, costs, service and satisfaction of each customer are brought together in one place.'],
    ['analysed-regularly', 'All customers are analysed together at set times, not only when somebody asks.'],
    ['all-customers', 'The analysis covers every customer, not only the largest.'],
    ['future-estimated', 'It is estimated what customers will bring, not only counted what they brought.'],
    ['people-and-time', 'Named people have the time and the skill for this analysis.'],
  ]),
  ...ask('analysis-design', [
    ['one-definition-of-value', 'Sales, marketing and finance mean the same by a valuable customer.'],
    ['groups-defined', 'Every customer is in exactly one group, and anybody can look up why.'],
    ['cost-to-serve-known', 'It is known what serving each customer costs, and it counts.'],
    ['other-value-judged', 'Value beyond money (reference, learning, access) is judged, with name and date.'],
    ['figures-checked', 'Forecasts are held against what came, and figures say how sure they are.'],
  ]),
  ...ask('responsiveness-efforts', [
    ['groups-treated-differently', 'Groups get different offers, prices or service, on purpose.'],
    ['resources-follow', 'People and money go where the analysis says that they bring most.'],
    ['insights-acted-on', 'What is found out leads to decisions, and these are carried out.'],
    ['losses-worked-on', 'Customers who cost more than they bring are worked on, not ignored.'],
    ['moves-answered', 'Somebody acts when customers move to a better or a worse group.'],
  ]),
  ...ask('responsiveness-design', [
    ['strategies-written', 'Each group has a written strategy with goals, a plan and measures.'],
    ['owners-named', 'For each group it is known who answers for it.'],
    ['front-line-knows', 'Sales and service know a customer’s group and what it means for their work.'],
    ['results-measured', 'Whether an action worked is measured against a baseline or a part left out.'],
    ['strategies-reviewed', 'Strategies are reviewed at set dates, and changed where they do not work.'],
  ]),
]
