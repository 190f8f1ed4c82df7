/** Works something out when it is first asked for, and answers that from then on. */
export function once<T>(work: () => T): () => T {
  let known: { readonly answer: T } | null = null
  return () => {
    known ??= { answer: work() }
    return known.answer
  }
}
