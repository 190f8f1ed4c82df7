import { Button, CopyButton, Modal } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { sqlQuery } from '../api/sql-queries.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { Answer } from './Answer.tsx'
import classes from './meaning.module.css'
import type { SqlSource } from './sql-source.ts'
import { Waiting } from './Waiting.tsx'

interface SqlDialogProps {
  /** The number that the SQL yields. */
  readonly of: string
  readonly source: SqlSource
  readonly onClose: () => void
}

/** The queries behind a number, to be run on a copy of the workspace file. */
export function SqlDialog({ of, source, onClose }: SqlDialogProps) {
  const { t } = useTranslation()
  const { scope } = useWorkspace()
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('sql.title', { what: of })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {scope && <Statements source={source} scope={scope} />}
    </Modal>
  )
}

function Statements({ source, scope }: { readonly source: SqlSource; readonly scope: Scope }) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery(sqlQuery(source, scope))
  return (
    <Answer query={query} waiting={<Waiting height={280} />}>
      {({ asOf, statements }) => (
        <div className={classes.statements}>
          <p className={classes.how}>{t('sql.how', { asOf: format.date(asOf) })}</p>
          {statements.map(({ role, sql }) => (
            <section key={role} aria-label={t(`sql.${role}`)}>
              <header className={classes.statementHead}>
                <h3>{t(`sql.${role}`)}</h3>
                <CopySql sql={sql} />
              </header>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
              <pre className={classes.sql} tabIndex={0} dir="ltr">
                {sql}
              </pre>
            </section>
          ))}
        </div>
      )}
    </Answer>
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
