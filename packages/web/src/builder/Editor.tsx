import type { PortfolioDraft } from '@sabad/contract/schemas/portfolio-drafts'
import type { VariableList } from '@sabad/contract/schemas/variables'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { withNewTier } from './changes.ts'
import classes from './editor.module.css'
import { GroupsPanel } from './GroupsPanel.tsx'
import { OptionsPanel } from './OptionsPanel.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import { PublishPanel } from './PublishPanel.tsx'
import type { Sketch } from './sketch.ts'
import { TiersPanel } from './TiersPanel.tsx'
import { useDraft } from './use-draft.ts'
import { usePreview } from './use-preview.ts'
import { VariablesPanel } from './VariablesPanel.tsx'

interface EditorProps {
  readonly draft: PortfolioDraft
  readonly start: Sketch
  readonly known: VariableList
}

/** A portfolio in the making: what is known, tiers, groups, and what they do to the customers. */
export function Editor({ draft, start, known }: EditorProps) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const { portfolios } = useWorkspace()
  const edited = useDraft(draft, start)
  const { sketch } = edited.kept
  const preview = usePreview(sketch)
  const before = portfolios.find(({ portfolioId }) => portfolioId === sketch.portfolioId)
  const add = (name: string) => {
    const variable = known.variables.find((one) => one.name === name)
    if (!variable) return
    edited.change((old) => withNewTier(old, variable, (tier, level) => t('groups.from-level', { tier, level })))
  }
  const note = before
    ? t('editor.note.next', { version: before.version + 1, portfolio: before.title })
    : t('editor.note.new', { asOf: format.date(known.asOf) })
  return (
    <div>
      <PageHeader
        title={sketch.title.trim() || t('editor.untitled')}
        note={note}
        actions={
          <div className={classes.state}>
            <span role="status" className={classes.soft}>
              {t(`editor.${edited.state}`)}
            </span>
            <LinkButton to="/builder" variant="default" size="xs">
              {t('editor.back')}
            </LinkButton>
          </div>
        }
      />
      {edited.failure !== null && (
        <div className={classes.failure}>
          <FailureNotice error={edited.failure} onRetry={edited.saveNow} />
        </div>
      )}
      <div className={classes.editor}>
        <VariablesPanel known={known} onAdd={add} />
        <div className={classes.work}>
          <TiersPanel sketch={sketch} known={known} preview={preview} onAdd={add} onChange={edited.change} />
          <GroupsPanel sketch={sketch} preview={preview} onChange={edited.change} />
          <OptionsPanel sketch={sketch} onChange={edited.change} />
        </div>
        <div className={classes.side}>
          <PreviewPanel sketch={sketch} preview={preview} />
          <PublishPanel draftId={draft.draftId} edited={edited} before={before} />
        </div>
      </div>
    </div>
  )
}
