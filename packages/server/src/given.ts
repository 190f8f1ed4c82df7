type Given<T> = { [Key in keyof T]: Exclude<T[Key], undefined> }

/** Leaves out what the caller left open: to the engine, absent and `undefined` are not the same. */
export const given = <T extends object>(input: T): Given<T> =>
  // What the filter proves, the type of `fromEntries` forgets.
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Given<T>
