const persianDigits = '۰۱۲۳۴۵۶۷۸۹'
const arabicDigits = '٠١٢٣٤٥٦٧٨٩'

const digitOf = (sign: string): string => {
  const at = Math.max(persianDigits.indexOf(sign), arabicDigits.indexOf(sign))
  return at < 0 ? sign : String(at)
}

/** Persian and Arabic digits as Latin ones, and their decimal and thousands signs as those of English. */
export const latin = (text: string): string =>
  [...text]
    .map(digitOf)
    .join('')
    .replaceAll('٫', '.')
    .replaceAll(/[٬\u200e\u200f\u066c\u2066-\u2069]/g, '')
    .replaceAll('−', '-')

const grouped = /^-?\d{1,3}(?:[.,]\d{3})+$/

/**
 * What somebody typed as a number: in any of the digits, with the decimal sign of the language or a point. Null where it is
 * none. `decimalSign` is that of the language: where it is a comma, a point between groups of three parts thousands.
 */
export function readNumber(text: string, decimalSign: string): number | null {
  const typed = latin(text).trim()
  const thousands = decimalSign === ',' ? '.' : ','
  const plain = grouped.test(typed) && typed.includes(thousands) ? typed.replaceAll(thousands, '') : typed
  const number = Number(decimalSign === ',' ? plain.replace(',', '.') : plain)
  return typed === '' || Number.isNaN(number) ? null : number
}
