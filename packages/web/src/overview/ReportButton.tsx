import { Box, Button } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { downloadReport } from './download-report.ts'
import type { ReportMenuProps } from './ReportMenu.tsx'

// Menus are fetched when the first one is opened.
const ReportMenu = lazy(() => import('./ReportMenu.tsx').then((room) => ({ default: room.ReportMenu })))

/** The report of what is on screen, in one of the languages; the server makes it. */
export function ReportButton({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('report')
  const [asked, setAsked] = useState(false)
  const saving = useMutation({
    mutationFn: (language: Parameters<ReportMenuProps['onChoose']>[0]) => downloadReport(scope, language),
  })
  const button = (
    <Button
      variant="default"
      aria-haspopup="menu"
      leftSection={<IconFileDownload size={16} stroke={1.6} aria-hidden />}
      onClick={() => setAsked(true)}
    >
      {t('download')}
    </Button>
  )
  return (
    <>
      {asked ? (
        <Suspense fallback={button}>
          <ReportMenu isSaving={saving.isPending} onChoose={saving.mutate} />
        </Suspense>
      ) : (
        button
      )}
      {saving.isError && (
        <Box w="100%">
          <FailureNotice error={saving.error} />
        </Box>
      )}
    </>
  )
}
