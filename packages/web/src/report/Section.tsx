import { type ReactNode, useId } from 'react'

interface SectionProps {
  readonly title: string
  /** What the section shows, in a line: its unit and date. */
  readonly note?: string
  readonly children: ReactNode
}

export function Section({ title, note, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note && <p className="note">{note}</p>}
      {children}
    </section>
  )
}
