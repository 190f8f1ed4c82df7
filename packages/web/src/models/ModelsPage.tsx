import { IconMathFunction } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { modelsQuery, type Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { Answer } from '../display/Answer.tsx'
import { EmptyState } from '../display/EmptyState.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { ModelPanel } from './ModelPanel.tsx'
import classes from './models.module.css'

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
            <div className={classes.models}>
              {models.map((model) => (
                <ModelPanel key={model.model} model={model} />
              ))}
            </div>
          )
        }
      </Answer>
    </div>
  )
}

function ModelsSkeleton() {
  return (
    <div className={classes.models}>
      <Waiting height={340} />
      <Waiting height={340} />
      <Waiting height={340} />
    </div>
  )
}
