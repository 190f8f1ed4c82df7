import page from './page.module.css'
import { Waiting } from './Waiting.tsx'

/** The outline of a page while its answer is on the way: a row of tiles, then panels. */
export function PageSkeleton() {
  return (
    <div className={page.stack}>
      <Waiting height={110} />
      <Waiting height={340} />
      <div className={page.halves}>
        <Waiting height={300} />
        <Waiting height={300} />
      </div>
    </div>
  )
}
