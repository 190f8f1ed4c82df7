import { AppShell } from '@mantine/core'
import { BrandSign } from './BrandSign.tsx'
import { PagePending } from './PagePending.tsx'
import classes from './shell.module.css'

/** The frame while what it shows is on the way: the page that comes stands in the same places. */
export function ShellSkeleton() {
  return (
    <AppShell
      header={{ height: { base: 100, sm: 56 } }}
      navbar={{ width: 196, breakpoint: 'md', collapsed: { mobile: true } }}
      padding={0}
    >
      <AppShell.Header className={classes.header}>
        <span className={classes.brand}>
          <BrandSign />
        </span>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} />
      <AppShell.Main className={classes.main}>
        <PagePending />
      </AppShell.Main>
    </AppShell>
  )
}
