import { Button, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { draftsQuery } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { After } from '../display/After.tsx'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import page from '../display/page.module.css'
import { DraftsPanel } from './DraftsPanel.tsx'
import { PortfoliosPanel } from './PortfoliosPanel.tsx'
import { emptySketch } from './sketch.ts'
import { useNewDraft } from './use-new-draft.ts'

export function BuilderPage() {
  return <Published>{() => <Builder />}</Published>
}

function Builder() {
  const { t } = useTranslation('builder')
  const start = useNewDraft()
  const drafts = useQuery(draftsQuery)
  return (
    <div>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <Group gap="xs">
            <LinkButton to="/discover" variant="default">
              {t('discover')}
            </LinkButton>
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              loading={start.isPending}
              onClick={() => start.mutate({ definition: emptySketch(t('new.rest')) })}
            >
              {t('new')}
            </Button>
          </Group>
        }
      />
      <div className={page.stack}>
        {start.isError && <FailureNotice error={start.error} />}
        <DraftsPanel />
        <After queries={[drafts]}>
          <PortfoliosPanel />
        </After>
      </div>
    </div>
  )
}
