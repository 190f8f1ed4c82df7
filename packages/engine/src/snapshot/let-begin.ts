import { setTimeout as pause } from 'node:timers/promises'

/** So soon a query is under way that was asked for just before: fits leave the program no time to begin it. */
const BEGIN_MS = 10

/** Lets a query begin that the engine works on while this program works without a pause. */
export const letBegin = (): Promise<void> => pause(BEGIN_MS)
