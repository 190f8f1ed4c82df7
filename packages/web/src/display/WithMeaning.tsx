import type { ReactNode } from 'react'

interface WithMeaningProps {
  readonly title: string
  /** The button that opens the meaning. */
  readonly children: ReactNode
}

/** A title and its button; the button never stands alone on the next line. */
export function WithMeaning({ title, children }: WithMeaningProps) {
  const lastWord = title.lastIndexOf(' ') + 1
  return (
    <>
      {title.slice(0, lastWord)}
      <span style={{ whiteSpace: 'nowrap' }}>
        {title.slice(lastWord)}
        {children}
      </span>
    </>
  )
}
