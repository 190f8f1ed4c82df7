import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

/** Names the window after the heading of the page; `named` false leaves the window as it is. */
export function useWindowTitle(named = true): RefObject<HTMLHeadingElement | null> {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  // After every drawing, since a title may only be known once its data are here.
  useEffect(() => {
    if (named) document.title = t('window-title', { page: heading.current?.textContent ?? '' })
  })
  return heading
}
