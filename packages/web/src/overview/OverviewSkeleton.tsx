import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import classes from './overview.module.css'

/** The outline of the overview: tiles, the table of groups, the picture beside the moves, the years. */
export function OverviewSkeleton() {
  return (
    <div className={page.stack}>
      <Waiting height={110} />
      <Waiting height={560} />
      <div className={classes.top}>
        <Waiting height={480} />
        <Waiting height={480} />
      </div>
      <Waiting height={440} />
    </div>
  )
}
