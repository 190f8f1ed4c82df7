import { ActionIcon } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartSaving } from './use-chart-saving.ts'

// Menus are fetched when the first one is opened.
const OpenSaveMenu = lazy(() => import('./OpenSaveMenu.tsx').then((room) => ({ default: room.OpenSaveMenu })))

interface SaveMenuProps {
  readonly title: string
  readonly saving: ChartSaving
}

/** What of a chart can be taken away: its picture, its numbers, its address. */
export function SaveMenu({ title, saving }: SaveMenuProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={30}
      aria-label={t('chart.save', { chart: title })}
      aria-haspopup="menu"
      onClick={() => setAsked(true)}
    >
      <IconDownload size={16} stroke={1.6} aria-hidden />
    </ActionIcon>
  )
  return (
    <>
      {asked ? (
        <Suspense fallback={button}>
          <OpenSaveMenu title={title} saving={saving} />
        </Suspense>
      ) : (
        button
      )}
      <span role="status" className="visually-hidden">
        {saving.copied && t('chart.link.copied')}
      </span>
    </>
  )
}
