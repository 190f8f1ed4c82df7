import { PageSkeleton } from '../display/PageSkeleton.tsx'

/** A page whose script is on the way. */
export function PagePending() {
  return (
    <div>
      <PageSkeleton />
    </div>
  )
}
