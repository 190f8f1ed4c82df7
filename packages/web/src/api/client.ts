import { createClient } from '@sabad/contract/client'
import { said } from '../language/phrasebook.ts'
import { translateAnswer } from '../language/translate-answer.ts'

/**
 * The page and its API have one origin; the session travels in a cookie that scripts cannot read. What the engine says
 * arrives in the reader's language.
 */
export const api = createClient({ origin: window.location.origin }, (answer, path) =>
  translateAnswer(answer, path, said),
)
