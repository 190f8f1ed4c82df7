import { useEffect, useRef, useState } from 'react'

/**
 * Opens once it stands on the page, and takes the focus over from the button that stood here until it was fetched: what
 * opens gives the focus back to whatever had it then.
 */
export function useOpenAtStart() {
  const button = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    button.current?.focus({ preventScroll: true })
    setOpened(true)
  }, [])
  return { button, opened, setOpened }
}
