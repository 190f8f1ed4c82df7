import page from './page.module.css'
import { Waiting } from './Waiting.tsx'

/** The outline of a page while its answer is on the way: its title, then panels. */
export function PageSkeleton() {
  return (
    <>
      <div className={page.header}>
        <Waiting height={52} width={280} />
      </div>
      <div className={page.stack}>
        <Waiting height={110} />
        <Waiting height={240} />
        <div className={page.halves}>
          <Waiting height={360} />
          <Waiting height={360} />
        </div>
      </div>
    </>
  )
}
