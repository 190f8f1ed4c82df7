import { ActionIcon, Button, Popover } from '@mantine/core'
import { IconDatabase, IconInfoCircle } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, use, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOf } from '../api/calls.ts'
import { AnswerShown } from './answer-shown.ts'
import classes from './meaning.module.css'
import type { SqlSource } from './sql-source.ts'
import { useOpenAtStart } from './use-open-at-start.ts'

const SqlDialog = lazy(() => import('./SqlDialog.tsx').then((room) => ({ default: room.SqlDialog })))

export interface MeaningProps {
  /** What is explained, as the button's name says it. */
  readonly of: string
  /** Whose queries are one step further; left out, those behind the answer that is shown here. */
  readonly sql?: SqlSource
  readonly children: ReactNode
}

/** What a number means, open. */
export function OpenMeaning({ of, sql: own, children }: MeaningProps) {
  const { t } = useTranslation()
  const { button, opened: open, setOpened: setOpen } = useOpenAtStart()
  const [showsSql, setShowsSql] = useState(false)
  const call = callOf(use(AnswerShown))
  const sql = own ?? (call && ({ kind: 'answers', calls: [call] } as const))
  const label = t('meaning.of', { what: of })
  const showSql = () => [setOpen(false), setShowsSql(true)]
  return (
    <>
      <Popover
        opened={open}
        onChange={setOpen}
        width={320}
        withArrow
        shadow="md"
        withinPortal
        position="bottom"
        trapFocus={false}
      >
        <Popover.Target>
          <ActionIcon
            ref={button}
            variant="transparent"
            size={20}
            className={classes.button}
            aria-label={label}
            onClick={() => setOpen(!open)}
          >
            <IconInfoCircle size={15} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown className={classes.text}>
          {children}
          {sql && (
            <Button
              mt="xs"
              size="compact-sm"
              variant="light"
              leftSection={<IconDatabase size={14} stroke={1.6} aria-hidden />}
              onClick={showSql}
            >
              {t('sql.show')}
            </Button>
          )}
        </Popover.Dropdown>
      </Popover>
      {sql && showsSql && (
        <Suspense fallback={null}>
          <SqlDialog of={of} source={sql} onClose={() => setShowsSql(false)} />
        </Suspense>
      )}
    </>
  )
}
