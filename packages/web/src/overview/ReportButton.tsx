import { Box, Button } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'

/** Makes the report in the browser. What draws it is fetched when it is first asked for. */
export function ReportButton({ scope }: { readonly scope: Scope }) {
  const { t, i18n } = useTranslation('report')
  const download = useMutation({
    mutationFn: async () => {
      const { downloadReport } = await import('./download-report.ts')
      await downloadReport(scope, i18n)
    },
  })
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileDownload size={16} stroke={1.6} aria-hidden />}
        loading={download.isPending}
        onClick={() => download.mutate()}
      >
        {t('download')}
      </Button>
      {download.isError && (
        <Box w="100%">
          <FailureNotice error={download.error} />
        </Box>
      )}
    </>
  )
}
