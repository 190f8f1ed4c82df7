import { z } from 'zod'

/** The languages of the app and of reports, in the order of menus. */
export const language = z.enum(['en', 'id', 'fa'])
export type Language = z.infer<typeof language>
