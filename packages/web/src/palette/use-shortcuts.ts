import { useLocalStorage } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { type Shortcut, shortcutOf, startsShortcut } from './shortcuts.ts'

/** Single keys can be switched off, since they get in the way of those who speak to their computer (WCAG 2.1.4). */
export const useSingleKeys = () => useLocalStorage({ key: 'sabad-single-keys', defaultValue: true })

const PAUSE_MS = 1500

const types = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null

interface ShortcutActions {
  readonly onPalette: () => void
  readonly onHelp: () => void
}

/** Listens to the keyboard where nothing is being typed. */
export function useShortcuts({ onPalette, onHelp }: ShortcutActions): void {
  const [singleKeys] = useSingleKeys()
  const go = useShortcutGoals()
  const first = useRef<{ readonly key: string; readonly at: number } | null>(null)
  const act = (shortcut: Shortcut) => {
    if (shortcut.id === 'palette' || shortcut.id === 'find') onPalette()
    else if (shortcut.id === 'help') onHelp()
    else go(shortcut)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault()
      onPalette()
      return
    }
    if (!singleKeys || event.ctrlKey || event.metaKey || event.altKey || types(event.target)) return
    const before = first.current && event.timeStamp - first.current.at < PAUSE_MS ? first.current.key : null
    const shortcut = shortcutOf(before, event.key)
    first.current = !shortcut && startsShortcut(event.key) ? { key: event.key, at: event.timeStamp } : null
    if (!shortcut) return
    event.preventDefault()
    act(shortcut)
  }
  const listener = useRef(onKey)
  listener.current = onKey
  useEffect(() => {
    const listen = (event: KeyboardEvent) => listener.current(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

/** Pages, and the date before or after the one that is shown. */
function useShortcutGoals(): (shortcut: Shortcut) => void {
  const navigate = useNavigate()
  const { workspace, scope } = useWorkspace()
  // Newest first.
  const dates = workspace.asOfDates
  const at = scope ? dates.indexOf(scope.asOf) : -1
  const showDate = (place: number) => {
    const asOf = at < 0 ? undefined : dates[place]
    if (asOf) void navigate({ to: '.', search: (old) => ({ ...old, asOf }), resetScroll: false })
  }
  return (shortcut) => {
    if (shortcut.id === 'earlier') showDate(at + 1)
    else if (shortcut.id === 'later') showDate(at - 1)
    else if ('to' in shortcut) void navigate({ to: shortcut.to })
  }
}
