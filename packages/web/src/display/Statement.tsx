import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './meaning.module.css'

interface StatementProps {
  readonly title: string
  readonly sql: string
  /** Said below the title. */
  readonly note?: ReactNode
}

/** A query that can be read, scrolled through and copied. */
export function Statement({ title, sql, note }: StatementProps) {
  return (
    <section aria-label={title}>
      <header className={classes.statementHead}>
        <h3>{title}</h3>
        <CopySql sql={sql} />
      </header>
      {note && <p className={classes.how}>{note}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
      <pre className={classes.sql} tabIndex={0} dir="ltr">
        {sql}
      </pre>
    </section>
  )
}

function CopySql({ sql }: { readonly sql: string }) {
  const { t } = useTranslation()
  return (
    <CopyButton value={sql}>
      {({ copied, copy }) => (
        <Button
          size="compact-sm"
          variant="default"
          onClick={copy}
          leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        >
          {t(copied ? 'sql.copied' : 'sql.copy')}
        </Button>
      )}
    </CopyButton>
  )
}
