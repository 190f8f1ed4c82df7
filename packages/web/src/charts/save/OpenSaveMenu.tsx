import { ActionIcon, Menu } from '@mantine/core'
import { IconDownload, IconFileTypeCsv, IconFileTypePng, IconFileTypeSvg, IconLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useOpenAtStart } from '../../display/use-open-at-start.ts'
import type { ChartSaving } from './use-chart-saving.ts'

interface OpenSaveMenuProps {
  readonly title: string
  readonly saving: ChartSaving
}

const glyph = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

/** The menu of what can be taken away, open. */
export function OpenSaveMenu({ title, saving }: OpenSaveMenuProps) {
  const { t } = useTranslation()
  const { button, opened, setOpened } = useOpenAtStart()
  const { canDraw, savePicture, saveCsv, copyAddress } = saving
  return (
    <Menu position="bottom-end" shadow="md" withinPortal opened={opened} onChange={setOpened}>
      <Menu.Target>
        <ActionIcon ref={button} variant="subtle" color="gray" size={30} aria-label={t('chart.save', { chart: title })}>
          <IconDownload size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          disabled={!canDraw}
          leftSection={<IconFileTypePng {...glyph} />}
          onClick={() => void savePicture('png')}
        >
          {t('chart.save.png')}
        </Menu.Item>
        <Menu.Item
          disabled={!canDraw}
          leftSection={<IconFileTypeSvg {...glyph} />}
          onClick={() => void savePicture('svg')}
        >
          {t('chart.save.svg')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypeCsv {...glyph} />} onClick={saveCsv}>
          {t('chart.save.csv')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLink {...glyph} />} onClick={copyAddress}>
          {t('chart.link')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
