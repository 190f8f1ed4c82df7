/** A list in parts of so many at most, in order: what is told apart in one pass, such as a few versions of portfolios. */
export const inParts = <T>(all: readonly T[], atOnce: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / atOnce) }, (_, part) => all.slice(part * atOnce, (part + 1) * atOnce))
