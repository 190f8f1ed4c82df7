import { AppShell } from '@mantine/core'
import { Waiting } from '../display/Waiting.tsx'
import { BrandSign } from './BrandSign.tsx'
import { PagePending } from './PagePending.tsx'
import classes from './shell.module.css'

/** Height of the bar for the thumb, which stands where the side bar does not. */
export const THUMB_BAR = { base: 58, md: 0 }

/** The frame while what it shows is on the way: the page that comes stands in the same places. */
export function ShellSkeleton() {
  return (
    <AppShell
      header={{ height: { base: 100, sm: 56 } }}
      navbar={{ width: 208, breakpoint: 'md', collapsed: { mobile: true } }}
      footer={{ height: THUMB_BAR }}
      padding={0}
    >
      <AppShell.Header className={classes.header}>
        <span className={classes.brand}>
          <BrandSign />
        </span>
        <div className={classes.scope}>
          <div className={classes.selects}>
            <Waiting height={36} />
            <Waiting height={36} />
          </div>
        </div>
        <div className={classes.tools}>
          <span className={classes.language} />
          <span className={classes.scheme} />
        </div>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} />
      <AppShell.Footer className={classes.thumbs} hiddenFrom="md" />
      <AppShell.Main className={classes.main}>
        <PagePending />
      </AppShell.Main>
    </AppShell>
  )
}
