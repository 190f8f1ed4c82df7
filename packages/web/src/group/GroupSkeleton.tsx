import { PageSkeleton } from '../display/PageSkeleton.tsx'
import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'

/** The outline of a group's page: tiles, its rule, what sets it apart beside its years, its customers. */
export function GroupSkeleton() {
  return (
    <PageSkeleton>
      <Waiting height={96} />
      <Waiting height={130} />
      <div className={page.halves}>
        <Waiting height={570} />
        <Waiting height={570} />
      </div>
      <Waiting height={460} />
    </PageSkeleton>
  )
}
