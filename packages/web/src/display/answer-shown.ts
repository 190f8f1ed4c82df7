import { createContext } from 'react'

/** The answer that is shown around here: its figures can be asked where they come from. */
export const AnswerShown = createContext<unknown>(undefined)
