/** What a word is compared as: without case and without the marks that few people type. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * How well an entry answers what was typed: 0 where a word of it is nowhere, most where the entry begins with it.
 * Words may stand in any order, and each may be the beginning of one.
 */
export function matchScore(typed: string, label: string, more = ''): number {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  const name = plain(label)
  const all = `${name} ${plain(more)}`
  if (!words.every((word) => all.includes(word))) return 0
  if (words.length === 0) return 1
  const whole = words.join(' ')
  if (name.startsWith(whole)) return 4
  if (name.split(/\s+/).some((part) => part.startsWith(words[0] ?? ''))) return 3
  return name.includes(whole) ? 2 : 1
}

interface Named {
  readonly label: string
  readonly hint?: string | undefined
}

/** The entries that answer what was typed, best first and else in their own order. */
export const matching = <T extends Named>(typed: string, entries: readonly T[]): readonly T[] =>
  entries
    .map((entry) => ({ entry, score: matchScore(typed, entry.label, entry.hint) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry)
