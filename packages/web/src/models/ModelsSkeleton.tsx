import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import classes from './models.module.css'

/** The outline of the models: what is used, how they foretold, the pictures of that, each by itself. */
export function ModelsSkeleton() {
  return (
    <div className={page.stack}>
      <Waiting height={220} />
      <Waiting height={280} />
      <div className={page.halves}>
        <Waiting height={420} />
        <Waiting height={420} />
        <Waiting height={420} />
        <Waiting height={420} />
      </div>
      <div className={classes.models}>
        <Waiting height={400} />
        <Waiting height={400} />
        <Waiting height={400} />
      </div>
    </div>
  )
}
