import type { ReactNode } from 'react'
import page from './page.module.css'
import { Waiting } from './Waiting.tsx'

interface PageSkeletonProps {
  /** The outlines of the page's panels; left out, those of any page. */
  readonly children?: ReactNode
}

/** The outline of a page while its answer is on the way: its title, then panels. */
export function PageSkeleton({ children = <AnyPanels /> }: PageSkeletonProps) {
  return (
    <>
      <div className={page.header}>
        <Waiting height={56} width={280} />
      </div>
      <div className={page.stack}>{children}</div>
    </>
  )
}

function AnyPanels() {
  return (
    <>
      <Waiting height={110} />
      <Waiting height={240} />
      <div className={page.halves}>
        <Waiting height={360} />
        <Waiting height={360} />
      </div>
    </>
  )
}
