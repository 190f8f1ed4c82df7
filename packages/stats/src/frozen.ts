/** Freezes plain data with everything in it, so that a fitted model cannot change after it was checked. */
export function frozen<Data>(data: Data): Data {
  if (typeof data === 'object' && data !== null) {
    for (const part of Object.values(data)) frozen(part)
    Object.freeze(data)
  }
  return data
}
