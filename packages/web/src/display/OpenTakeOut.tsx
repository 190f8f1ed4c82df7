import { Button, Menu } from '@mantine/core'
import { type ExportFormat, type ExportName, fileAddress } from '@sabad/contract/files'
import { IconDownload, IconFileSpreadsheet, IconFileTypeCsv, IconTable } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useOpenAtStart } from './use-open-at-start.ts'

const icons = { csv: IconFileTypeCsv, xlsx: IconFileSpreadsheet, parquet: IconTable } as const
const formats = ['csv', 'xlsx', 'parquet'] as const satisfies readonly ExportFormat[]

export interface TakeOutProps {
  readonly what: ExportName
  /** Which portfolio, dates and group; what is left out is not asked. */
  readonly query: Readonly<Record<string, string | undefined>>
}

/** The menu of formats, open. */
export function OpenTakeOut({ what, query }: TakeOutProps) {
  const { t } = useTranslation()
  const { button, opened, setOpened } = useOpenAtStart()
  const asked = Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]))
  return (
    <Menu position="bottom-end" shadow="md" withinPortal opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Button ref={button} variant="default" leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}>
          {t('takeOut')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(`takeOut.${what}`)}</Menu.Label>
        {formats.map((format) => {
          const Icon = icons[format]
          return (
            <Menu.Item
              key={format}
              component="a"
              href={fileAddress({ origin: window.location.origin }, `/exports/${what}.${format}`, asked)}
              download
              leftSection={<Icon size={16} stroke={1.6} aria-hidden />}
            >
              {t(`takeOut.${format}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
