import { ActionIcon } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaveMenuProps } from './OpenSaveMenu.tsx'

// Menus are fetched when the first one is opened.
const OpenSaveMenu = lazy(() => import('./OpenSaveMenu.tsx').then((room) => ({ default: room.OpenSaveMenu })))

/** What of a chart can be taken away: its picture, its numbers, its address. */
export function SaveMenu(props: SaveMenuProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={30}
      aria-label={t('chart.save', { chart: props.title })}
      aria-haspopup="menu"
      onClick={() => setAsked(true)}
    >
      <IconDownload size={16} stroke={1.6} aria-hidden />
    </ActionIcon>
  )
  if (!asked) return button
  return (
    <Suspense fallback={button}>
      <OpenSaveMenu {...props} />
    </Suspense>
  )
}
