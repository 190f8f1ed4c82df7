/** Texts that a language has in common with English: names, symbols, words taken over. By language, area and key. */
export const sameAsEnglish: Readonly<Record<string, ReadonlySet<string>>> = {
  id: new Set(['app:name', 'app:window-title']),
  fa: new Set([]),
}
