import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type MovementView, movementViews } from '../app/search.ts'
import classes from './movement.module.css'

/** One view of movement at a time; which one is in the address. */
export function MovementViews({ children }: { readonly children: (view: MovementView) => ReactNode }) {
  const { t } = useTranslation('movement')
  const { view = 'moves' } = useSearch({ from: '/movement' })
  const navigate = useNavigate({ from: '/movement' })
  const open = (name: string | null) => {
    const next = movementViews.find((one) => one === name && one !== 'moves')
    void navigate({ search: (old) => ({ ...old, view: next }), replace: true, resetScroll: false })
  }
  return (
    <Tabs value={view} onChange={open} keepMounted={false}>
      <Tabs.List aria-label={t('view.label')} className={classes.tabs}>
        {movementViews.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`view.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={view} pt="md">
        {children(view)}
      </Tabs.Panel>
    </Tabs>
  )
}
