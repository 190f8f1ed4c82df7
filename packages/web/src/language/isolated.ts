/**
 * A name inside a sentence, between the signs U+2068 and U+2069: a Persian name does not turn the words around it, nor
 * do they turn its own.
 */
export const isolated = (name: string): string => `\u2068${name}\u2069`
