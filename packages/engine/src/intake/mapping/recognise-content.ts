import type { Field } from '../../facts/field.ts'

const date =
  /^\s*(?:[\d۰-۹٠-٩]{1,4}[-/.][\d۰-۹٠-٩]{1,2}[-/.][\d۰-۹٠-٩]{1,4}(?:\D.*)?|(?:19|20|13|14)\d{2}[01]\d[0-3]\d|\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4}|[A-Za-z]{3,9} \d{1,2}, \d{4})\s*$/
const fraction = /^\s*[^\d\s]{0,4}\s*-?[\d\s,.'’]*\d[.,]\d{1,2}\s*[^\d\s]{0,4}\s*$/
const integer = /^\s*-?\d{1,6}\s*$/
const email = /^[^@\s]+@[^@\s]+\.[^@\s]+$/

const share = (samples: readonly string[], test: (text: string) => boolean) =>
  samples.filter(test).length / Math.max(1, samples.length)

/** Whether a column's values can be this field's, where the name says nothing. */
function fits(field: Field, samples: readonly string[]): boolean {
  if (samples.length === 0) return false
  if (field.type === 'date' || field.type === 'timestamp') return share(samples, (text) => date.test(text)) > 0.9
  if (field.name === 'email') return share(samples, (text) => email.test(text)) > 0.8
  if (field.type !== 'money') return false
  const money = (text: string) => fraction.test(text) && !date.test(text)
  return share(samples, money) > 0.4 && share(samples, (text) => money(text) || integer.test(text)) > 0.9
}

/** Required fields (and e-mail) that exactly one free column can be, told from its values. */
export function recogniseContent(
  fields: readonly Field[],
  samples: readonly (readonly string[])[],
  taken: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const used = new Set(taken.values())
  const found = new Map<string, number>()
  for (const field of fields) {
    if (taken.has(field.name) || !(field.required || field.name === 'email')) continue
    const candidates = [...samples.keys()].filter((index) => !used.has(index) && fits(field, samples[index] ?? []))
    const [only] = candidates
    if (only === undefined || candidates.length > 1) continue
    found.set(field.name, only)
    used.add(only)
  }
  return found
}

/** A discount of 0.2 on a line of 500 is a share, not money. */
export const looksLikeShare = (samples: readonly string[]): boolean => {
  const numbers = samples.map((text) => Number(text.replace(',', '.').replace(/[%٪]/, '')))
  const isPercent = samples.some((text) => /[%٪]/.test(text))
  return (
    isPercent || (numbers.some((value) => value > 0 && value < 1) && numbers.every((value) => value >= 0 && value <= 1))
  )
}
