const sameLetters: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ئ: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ؤ: 'و',
}

/**
 * The form in which column names are compared: `Customer ID`, `customer_id` and `CustomerId` are one name, and so are
 * the Arabic and the Persian spelling of a word, with or without joiners and vowel signs.
 */
export function normaliseColumnName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[يىئكةۀأإآؤ]/g, (letter) => sameLetters[letter] ?? letter)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}%#]/gu, '')
    .replace(/#$/, 'number')
}
