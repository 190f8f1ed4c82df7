import { UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../palette/use-shortcuts.ts'
import classes from './shell.module.css'

// Fetched when they are first asked for.
const Palette = lazy(() => import('../palette/Palette.tsx').then((room) => ({ default: room.Palette })))
const ActionFailure = lazy(() =>
  import('../palette/ActionFailure.tsx').then((room) => ({ default: room.ActionFailure })),
)
const ShortcutList = lazy(() => import('../palette/ShortcutList.tsx').then((room) => ({ default: room.ShortcutList })))

/** The palette and the list of shortcuts, by button and by key. */
export function QuickAccess() {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const show = { onPalette: () => setOpen('palette'), onHelp: () => setOpen('shortcuts') }
  useShortcuts(show)
  return (
    <>
      <UnstyledButton className={classes.find} onClick={show.onPalette} title={t('palette.title')}>
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <span className={classes.findText}>{t('palette.short')}</span>
        <kbd className={classes.findKey} aria-hidden>
          {t('palette.key')}
        </kbd>
      </UnstyledButton>
      <Suspense fallback={null}>
        {open === 'palette' && (
          <Palette onClose={() => setOpen(null)} onShortcuts={show.onHelp} onFailure={setFailure} />
        )}
        {open === 'shortcuts' && <ShortcutList onClose={() => setOpen(null)} />}
        {failure !== null && <ActionFailure error={failure} onClose={() => setFailure(null)} />}
      </Suspense>
    </>
  )
}
