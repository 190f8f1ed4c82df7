import { type KeyboardEvent, useCallback } from 'react'

const neighbour = (row: Element, key: string) =>
  key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling

/** Arrow up and down go from row to row, on whichever link of the row has the focus. */
export function useRowKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const row = event.target instanceof Element ? event.target.closest('tr') : null
    const link = row && neighbour(row, event.key)?.querySelector('a')
    if (!link) return
    event.preventDefault()
    link.focus()
  }, [])
}
