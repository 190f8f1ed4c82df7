/** The group of a customer at an as-of date. */
export interface PathStep {
  readonly asOf: string
  /** Name of the group; null: not known yet. */
  readonly group: string | null
}

const UNKNOWN = '-'

/** A way through the groups as addresses and commands carry it: `2026-07-31:-,2026-08-31:loyal`. */
export const writePath = (steps: readonly PathStep[]): string =>
  steps.map(({ asOf, group }) => `${asOf}:${group ?? UNKNOWN}`).join(',')

/** What `writePath` has written. */
export const readPath = (text: string): PathStep[] =>
  text.split(',').map((step) => {
    const [asOf = '', group = UNKNOWN] = step.split(':')
    return { asOf, group: group === UNKNOWN ? null : group }
  })
