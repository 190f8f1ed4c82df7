import { keepPreviousData } from '@tanstack/react-query'

/** While a changed question is under way the last answer stays on screen, so that nothing jumps: for options of queries. */
export const lastAnswer = { placeholderData: keepPreviousData } as const
