import { AppShell } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { CatchBoundary, Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { TourProvider } from '../tour/TourProvider.tsx'
import { AreaTabs } from './AreaTabs.tsx'
import { Brand } from './Brand.tsx'
import { BrandSign } from './BrandSign.tsx'
import { ColourSchemeSwitch } from './ColourSchemeSwitch.tsx'
import { CrashNotice } from './CrashNotice.tsx'
import { LanguageMenu } from './LanguageMenu.tsx'
import { Navigation } from './Navigation.tsx'
import { PagePending } from './PagePending.tsx'
import { QuickAccess } from './QuickAccess.tsx'
import { ScopeControls } from './ScopeControls.tsx'
import { ShellSkeleton, THUMB_BAR } from './ShellSkeleton.tsx'
import classes from './shell.module.css'
import { ThumbBar } from './ThumbBar.tsx'
import { useWorkspace, WorkspaceProvider } from './WorkspaceProvider.tsx'

/** The frame of every page. What the frame itself needs failing is shown instead of the page. */
export function Shell() {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <CatchBoundary
          getResetKey={() => 'workspace'}
          errorComponent={({ error, reset: retry }) => (
            <main className={classes.alone}>
              <h1 className={classes.brand}>
                <BrandSign />
              </h1>
              <FailureNotice error={error} onRetry={() => [reset(), retry()]} />
            </main>
          )}
        >
          <Suspense fallback={<ShellSkeleton />}>
            <WorkspaceProvider>
              <TourProvider>
                <Frame />
              </TourProvider>
            </WorkspaceProvider>
          </Suspense>
        </CatchBoundary>
      )}
    </QueryErrorResetBoundary>
  )
}

function Frame() {
  const { t } = useTranslation()
  const [open, { toggle, close }] = useDisclosure(false)
  const { scope } = useWorkspace()
  const path = useRouterState({ select: (state) => state.location.pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu that led to it
  useEffect(close, [path])
  return (
    <AppShell
      header={{ height: { base: scope ? 100 : 56, sm: 56 } }}
      navbar={{ width: 208, breakpoint: 'md', collapsed: { mobile: !open } }}
      footer={{ height: THUMB_BAR }}
      padding={0}
    >
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <AppShell.Header className={classes.header}>
        <Brand />
        <div className={classes.scope}>
          <ScopeControls />
        </div>
        <div className={classes.tools}>
          <QuickAccess />
          <LanguageMenu />
          <ColourSchemeSwitch />
        </div>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} aria-label={t('navigation')}>
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Footer className={classes.thumbs} hiddenFrom="md" component="nav" aria-label={t('navigation.often')}>
        <ThumbBar menuOpen={open} onMenu={toggle} />
      </AppShell.Footer>
      <AppShell.Main id="content" className={classes.main} tabIndex={-1}>
        <AreaTabs />
        <CatchBoundary getResetKey={() => path} errorComponent={CrashNotice}>
          <Suspense fallback={<PagePending />}>
            <Outlet />
          </Suspense>
        </CatchBoundary>
      </AppShell.Main>
    </AppShell>
  )
}
