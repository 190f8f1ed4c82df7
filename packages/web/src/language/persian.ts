/** The Persian texts, by area. */
export const persian = {}
