import { Button, Menu } from '@mantine/core'
import type { Language } from '@sabad/contract/schemas/language'
import { IconFileDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useOpenAtStart } from '../display/use-open-at-start.ts'
import { languageNames, languages } from '../language/languages.ts'

export interface ReportMenuProps {
  readonly isSaving: boolean
  readonly onChoose: (language: Language) => void
}

/** The menu of languages, open; each is called by its own name. */
export function ReportMenu({ isSaving, onChoose }: ReportMenuProps) {
  const { t } = useTranslation('report')
  const { button, opened, setOpened } = useOpenAtStart()
  return (
    <Menu position="bottom-end" shadow="md" withinPortal opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Button
          ref={button}
          variant="default"
          loading={isSaving}
          leftSection={<IconFileDownload size={16} stroke={1.6} aria-hidden />}
        >
          {t('download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('download.language')}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item key={language} lang={language} onClick={() => onChoose(language)}>
            <bdi>{languageNames[language]}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
