import type { Notice } from '@sabad/contract/schemas/figures'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useWords } from '../language/use-words.ts'
import classes from './market.module.css'

/** What to keep in mind about what follows from a project. */
export function MarketNotices({ notices }: { readonly notices: readonly Notice[] }) {
  const words = useWords()
  if (notices.length === 0) return null
  return (
    <ul className={classes.notices}>
      {notices.map(({ code, params }) => (
        <li key={`${code} ${JSON.stringify(params)}`}>
          <IconAlertTriangle size={15} stroke={1.7} aria-hidden />
          <span>{words({ area: 'market', code: `notice.${code}`, params, otherwise: code })}</span>
        </li>
      ))}
    </ul>
  )
}
