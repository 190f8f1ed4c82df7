import { auditQuestions } from '@sabad/engine/audit/questions'
import { expect, test } from 'vitest'
import audit from '../packages/web/src/locales/en/audit.json'

test('the app asks the statements of the self-audit in the words of the API', () => {
  const told = Object.entries(audit).filter(([key]) => key.startsWith('question.'))
  expect(Object.fromEntries(told)).toEqual(
    Object.fromEntries(auditQuestions.map(({ name, statement }) => [`question.${name}`, statement])),
  )
})
