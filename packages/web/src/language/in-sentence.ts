const isAbbreviation = (word: string): boolean => /\p{Lu}.*\p{Lu}/u.test(word)

/** A title inside a sentence: "Lifetime value" is "lifetime value" there, and "CLV" stays what it is. */
export const inSentence = (title: string, language: string): string =>
  title.replaceAll(/[\p{L}\p{N}]+/gu, (word) => (isAbbreviation(word) ? word : word.toLocaleLowerCase(language)))
