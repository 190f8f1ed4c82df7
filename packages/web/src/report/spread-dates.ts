/** At most so many of the dates, as evenly spread as they allow, the first and the last among them. */
export function spreadDates(dates: readonly string[], most: number): readonly string[] {
  if (dates.length <= most) return dates
  const step = (dates.length - 1) / (most - 1)
  const places = new Set(Array.from({ length: most }, (_, at) => Math.round(at * step)))
  return dates.filter((_, at) => places.has(at))
}
