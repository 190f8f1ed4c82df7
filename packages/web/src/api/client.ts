import { createClient } from '@sabad/contract/client'
import { said, saidReversibly, unsaid } from '../language/phrasebook.ts'
import { translateAnswer, untranslateRequest } from '../language/translate-answer.ts'
import { rememberCall } from './calls.ts'

/**
 * The page and its API have one origin; the session travels in a cookie that scripts cannot read. What the engine says
 * arrives in the reader's language, and goes back in its own.
 */
export const api = createClient(
  { origin: window.location.origin },
  {
    request: (request) => untranslateRequest(request, unsaid),
    answer: (answer, path, request) => {
      const translated = translateAnswer(answer, path, { said, saidReversibly })
      rememberCall(translated, path, request)
      return translated
    },
  },
)
