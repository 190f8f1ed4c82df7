import type { PublishedModel } from '@sabad/contract/schemas/models'
import { IconMathFunction } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { modelsQuery, type Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { Answer } from '../display/Answer.tsx'
import { EmptyState } from '../display/EmptyState.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import page from '../display/page.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { CautionsPanel } from './CautionsPanel.tsx'
import { ComparePanel } from './ComparePanel.tsx'
import { HoldoutPanel } from './HoldoutPanel.tsx'
import { ModelPanel } from './ModelPanel.tsx'
import { ModelsSkeleton } from './ModelsSkeleton.tsx'
import classes from './models.module.css'
import { judgedModels } from './plotted.ts'
import { RepeatsPanel } from './RepeatsPanel.tsx'
import { TrackingPanel } from './TrackingPanel.tsx'
import { UsesPanel } from './UsesPanel.tsx'

export function ModelsPage() {
  return <Published>{(scope) => <Models scope={scope} />}</Published>
}

function Models({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('models')
  const format = useFormat()
  const query = useQuery(modelsQuery(scope.asOf))
  return (
    <div>
      <PageHeader title={t('title')} note={t('note', { asOf: format.date(scope.asOf) })} />
      <Answer query={query} waiting={<ModelsSkeleton />}>
        {(models) =>
          models.length === 0 ? (
            <EmptyState icon={IconMathFunction} title={t('none.title')}>
              {t('none.text')}
            </EmptyState>
          ) : (
            <ModelsInFull models={models} />
          )
        }
      </Answer>
    </div>
  )
}

/** What is used and why, how well it foretold and fits, and each model by itself. */
function ModelsInFull({ models }: { readonly models: readonly PublishedModel[] }) {
  const judged = useMemo(() => judgedModels(models), [models])
  useTargetInView()
  return (
    <div className={page.stack}>
      <UsesPanel models={models} />
      <ComparePanel judged={judged} />
      <div className={page.halves}>
        <HoldoutPanel judged={judged} />
        <TrackingPanel judged={judged} />
        <RepeatsPanel models={models} />
        <CautionsPanel models={models} />
      </div>
      <div className={classes.models}>
        {[...models]
          .sort((a, b) => b.uses.length - a.uses.length)
          .map((model) => (
            <div key={model.model} id={model.model} className={classes.target}>
              <ModelPanel model={model} />
            </div>
          ))}
      </div>
    </div>
  )
}

/** The address may name a model before it is there to be shown. */
function useTargetInView(): void {
  const hash = useLocation({ select: (location) => location.hash })
  useEffect(() => {
    if (hash !== '') document.getElementById(hash)?.scrollIntoView({ block: 'start' })
  }, [hash])
}
