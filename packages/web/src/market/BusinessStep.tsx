import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type Competitor, competitorLevel, type MarketProject } from '@sabad/contract/schemas/market'
import type { MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../display/NumberField.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { GeographicPanel } from './GeographicPanel.tsx'
import { ListInput } from './ListInput.tsx'
import classes from './market.module.css'
import type { StepProps } from './use-market-draft.ts'

interface BusinessStepProps extends StepProps {
  readonly analysis: MarketAnalysis | undefined
}

/** Step 1: the benefit, the territories, and the competitors on three levels. */
export function BusinessStep({ project, change, analysis }: BusinessStepProps) {
  const { t } = useTranslation('market')
  const { business } = project
  const set = (changed: Partial<MarketProject['business']>) => change({ business: { ...business, ...changed } })
  return (
    <>
      <Panel title={t('business.title')} note={t('business.note')}>
        <div className={classes.fields}>
          <Textarea
            autosize
            label={t('business.benefit')}
            maxLength={1000}
            value={business.benefit}
            onChange={({ currentTarget }) => set({ benefit: currentTarget.value })}
          />
          <ListInput
            label={t('business.territories')}
            items={business.territories}
            onChange={(territories) => set({ territories })}
          />
          <Textarea
            autosize
            maxRows={8}
            label={t('business.remarks')}
            maxLength={4000}
            value={project.note}
            onChange={({ currentTarget }) => change({ note: currentTarget.value })}
          />
        </div>
      </Panel>
      <div className={page.halves}>
        <CompetitorsPanel competitors={business.competitors} onChange={(competitors) => set({ competitors })} />
        <GeographicPanel analysis={analysis} />
      </div>
    </>
  )
}

interface CompetitorsPanelProps {
  readonly competitors: readonly Competitor[]
  readonly onChange: (competitors: Competitor[]) => void
}

function CompetitorsPanel({ competitors, onChange }: CompetitorsPanelProps) {
  const { t } = useTranslation('market')
  const replace = (at: number, changed: Partial<Competitor>) =>
    onChange(competitors.map((one, index) => (index === at ? { ...one, ...changed } : one)))
  const added: Competitor = { name: t('competitor.name'), level: 'product', territories: [], benefits: [], share: null }
  return (
    <Panel title={t('competitors.title')} note={t('competitors.note')}>
      {competitors.length === 0 && <p className={classes.quiet}>{t('competitors.none')}</p>}
      <ul className={classes.cards}>
        {competitors.map((rival, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names are being typed, and only the last comes and goes
          <li key={at} className={classes.card}>
            <CompetitorFields rival={rival} onChange={(changed) => replace(at, changed)} />
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('remove.what', { what: rival.name })}
              onClick={() => onChange(competitors.filter((one) => one !== rival))}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <Button size="xs" variant="default" onClick={() => onChange([...competitors, added])}>
        {t('competitor.add')}
      </Button>
    </Panel>
  )
}

interface CompetitorFieldsProps {
  readonly rival: Competitor
  readonly onChange: (changed: Partial<Competitor>) => void
}

const percentOf = (share: number | null): number | null =>
  share === null ? null : Number((share * 100).toPrecision(12))

function CompetitorFields({ rival, onChange }: CompetitorFieldsProps) {
  const { t } = useTranslation('market')
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('competitor.name')}
        maxLength={200}
        value={rival.name}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <NativeSelect
        label={t('competitor.level')}
        value={rival.level}
        onChange={({ currentTarget }) => onChange({ level: competitorLevel.parse(currentTarget.value) })}
        data={competitorLevel.options.map((value) => ({ value, label: t(`level.${value}`) }))}
      />
      <ListInput
        label={t('competitor.territories')}
        items={rival.territories}
        onChange={(territories) => onChange({ territories })}
      />
      <ListInput
        label={t('competitor.benefits')}
        items={rival.benefits}
        onChange={(benefits) => onChange({ benefits })}
      />
      <NumberField
        label={t('competitor.share')}
        value={percentOf(rival.share)}
        min={0}
        max={100}
        onChange={(percent) => onChange({ share: percent === null ? null : percent / 100 })}
      />
    </div>
  )
}
