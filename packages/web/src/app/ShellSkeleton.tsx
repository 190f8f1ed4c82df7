import { AppShell, Burger, Group } from '@mantine/core'
import { Waiting } from '../display/Waiting.tsx'
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
        <Group gap="xs" wrap="nowrap">
          <Burger hiddenFrom="md" size="sm" aria-hidden disabled tabIndex={-1} />
          <span className={classes.brand}>
            <BrandSign />
          </span>
        </Group>
        <div className={classes.scope}>
          <div className={classes.selects}>
            <Waiting height={36} />
            <Waiting height={36} />
          </div>
        </div>
        <span className={classes.look}>
          <span className={classes.language} />
          <span className={classes.scheme} />
        </span>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} />
      <AppShell.Main className={classes.main}>
        <PagePending />
      </AppShell.Main>
    </AppShell>
  )
}
