import { Button } from '@mantine/core'
import type { MarketProject } from '@sabad/contract/schemas/market'
import type { MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import { useTranslation } from 'react-i18next'
import { saveText } from '../display/save-text.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { renderMarketPlan } from '../report/market-plan.ts'
import classes from './market.module.css'

interface PlanButtonsProps {
  readonly project: MarketProject
  readonly analysis: MarketAnalysis | undefined
}

/** Takes the project out: as a plan to read, or as the document that the command line takes in. */
export function PlanButtons({ project, analysis }: PlanButtonsProps) {
  const { t, i18n } = useTranslation('market')
  const { currency } = useFormat()
  const savePlan = (derived: MarketAnalysis) =>
    saveText({
      text: renderMarketPlan({ project, analysis: derived, currency }, i18n),
      fileName: `${project.projectId}.md`,
      type: 'text/markdown',
    })
  const saveDocument = () =>
    saveText({
      text: `${JSON.stringify(project, null, 2)}\n`,
      fileName: `${project.projectId}.json`,
      type: 'application/json',
    })
  return (
    <div className={classes.buttons}>
      <Button variant="default" size="xs" disabled={!analysis} onClick={() => analysis && savePlan(analysis)}>
        {t('export')}
      </Button>
      <Button variant="default" size="xs" onClick={saveDocument}>
        {t('export.document')}
      </Button>
    </div>
  )
}
