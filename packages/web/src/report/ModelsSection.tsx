import type { PublishedModel } from '@sabad/contract/schemas/models'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { useWords } from '../language/use-words.ts'
import { useModelReason } from '../models/use-model-words.ts'
import type { ReportData } from './collect-report.ts'
import { ParameterTable } from './ParameterTable.tsx'
import { Section } from './Section.tsx'

/** What is used stands before what it is used instead of. */
const inOrder = (models: readonly PublishedModel[]) => [...models].sort((a, b) => b.uses.length - a.uses.length)

/** What the forecasts rest on, and why a model is not used. */
export function ModelsSection({ data }: { readonly data: ReportData }) {
  const { t } = useTranslation('models')
  const format = useFormat()
  const { models, overview } = data
  return (
    <Section title={t('title')} note={t('note', { asOf: format.date(overview.asOf) })}>
      {models.length === 0 && <p>{t('none.title')}</p>}
      <div className="models">
        {inOrder(models).map((model) => (
          <Model key={model.model} model={model} />
        ))}
      </div>
    </Section>
  )
}

function Model({ model }: { readonly model: PublishedModel }) {
  const { t } = useTranslation(['models', 'report'])
  const format = useFormat()
  const words = useWords()
  const { uses, reason, fit } = model
  const used = uses.length > 0 ? 'published' : 'not-published'
  const why = useModelReason()(reason)
  return (
    <article className="model">
      <h3>
        {uses.length > 0 ? uses.map((use) => t(`use.${use}`)).join(' · ') : t(`name.${model.model}`)}{' '}
        <span className={uses.length > 0 ? 'used' : 'unused'}>{t(used)}</span>
      </h3>
      <p>
        {t(`name.${model.model}`)}: {t(`model.${model.model}`)} {t(`report:models.why.${used}`, { reason: why })}
      </p>
      <ParameterTable parameters={model.parameters} />
      <p className="note">
        {t('report:models.fit', {
          count: fit.n,
          logLikelihood: format.decimal(fit.logLikelihood),
          converged: t(fit.converged ? 'fit.yes' : 'fit.no', { count: fit.iterations }),
        })}
      </p>
      {fit.warnings.map(({ code, params }) => (
        <p key={code} className="warning">
          {words({ area: 'notices', code, params, otherwise: code })}
        </p>
      ))}
    </article>
  )
}
