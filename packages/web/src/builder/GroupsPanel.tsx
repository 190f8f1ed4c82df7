import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { withNewGroup } from './changes.ts'
import { GroupList } from './GroupList.tsx'
import classes from './groups.module.css'
import { PaintMatrix } from './PaintMatrix.tsx'
import type { Sketch } from './sketch.ts'
import type { Preview } from './use-preview.ts'

export interface GroupsProps {
  readonly sketch: Sketch
  readonly preview: Preview
  readonly onChange: (change: (old: Sketch) => Sketch) => void
}

type View = 'matrix' | 'rules'

const MOST_PAINTED = 2

/** Which cells make which group: painted where tiers make a matrix, else told by rules. */
export function GroupsPanel(props: GroupsProps) {
  const { sketch, onChange } = props
  const { t } = useTranslation('builder')
  const [wanted, setView] = useState<View>('matrix')
  const canPaint = sketch.tiers.length <= MOST_PAINTED
  const view = canPaint ? wanted : 'rules'
  if (sketch.tiers.length === 0) {
    return (
      <Panel title={t('groups.title')} note={t('groups.note')}>
        <p className={classes.soft}>{t('groups.none')}</p>
      </Panel>
    )
  }
  return (
    <Panel
      title={t('groups.title')}
      note={t('groups.note')}
      actions={
        canPaint && (
          <SegmentedControl
            size="xs"
            aria-label={t('groups.view')}
            value={view}
            onChange={(value) => setView(value === 'rules' ? 'rules' : 'matrix')}
            data={[
              { value: 'matrix', label: t('groups.view.matrix') },
              { value: 'rules', label: t('groups.view.rules') },
            ]}
          />
        )
      }
    >
      <div className={classes.groups}>
        {view === 'matrix' && <PaintMatrix {...props} />}
        {!canPaint && <p className={classes.soft}>{t('groups.many-tiers')}</p>}
        <GroupList {...props} withRules={view === 'rules'} />
        <Button
          className={classes.add}
          size="xs"
          variant="default"
          onClick={() => onChange((old) => withNewGroup(old, t('groups.new')))}
        >
          {t('groups.add')}
        </Button>
      </div>
    </Panel>
  )
}
