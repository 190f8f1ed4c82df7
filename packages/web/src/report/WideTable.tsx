import type { ReactNode } from 'react'

interface WideTableProps {
  readonly label: string
  /** What stands above the table, in its own words; it stays where the table scrolls. */
  readonly caption?: string
  readonly children: ReactNode
}

/** A table that scrolls inside its own box where the screen is narrow. */
export function WideTable({ label, caption, children }: WideTableProps) {
  return (
    <div className="table">
      {caption && <p className="note">{caption}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard (WCAG 2.1.1) */}
      <section className="scroll" aria-label={label} tabIndex={0}>
        <table>{children}</table>
      </section>
    </div>
  )
}
