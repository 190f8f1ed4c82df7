import { useState } from 'react'

const KEY = 'sabad.own-name'

/** Where a browser keeps nothing, a name has to be typed again. */
function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}

/** Who works at this screen, as typed last: every step says who took it, and nobody should have to type it each time. */
export function useOwnName(): readonly [string, (name: string) => void] {
  const [name, setName] = useState(remembered)
  const remember = (typed: string) => {
    setName(typed)
    try {
      localStorage.setItem(KEY, typed)
    } catch {
      // Not kept: only convenience is lost.
    }
  }
  return [name, remember]
}
