import { type ModelUse, modelUse, type PublishedModel } from '@sabad/contract/schemas/models'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { ModelLink } from './ModelLink.tsx'
import classes from './models.module.css'
import { useModelReason } from './use-model-words.ts'

/** What each forecast rests on. */
export function UsesPanel({ models }: { readonly models: readonly PublishedModel[] }) {
  const { t } = useTranslation('models')
  return (
    <Panel title={t('uses.title')} note={t('uses.note')}>
      <ul className={classes.uses}>
        {modelUse.options.map((use) => (
          <Use key={use} use={use} model={models.find(({ uses }) => uses.includes(use))} />
        ))}
      </ul>
    </Panel>
  )
}

interface UseProps {
  readonly use: ModelUse
  readonly model: PublishedModel | undefined
}

function Use({ use, model }: UseProps) {
  const { t } = useTranslation('models')
  const reason = useUseReason()
  return (
    <li>
      <h3 className={classes.question}>{t(`use.${use}`)}</h3>
      <p className={classes.answer}>{model ? <ModelLink model={model.model} /> : t('uses.none')}</p>
      <p className={classes.because}>{t(`use.${use}.feeds`)}</p>
      <p className={classes.because}>{model ? t('why', { reason: reason(use, model) }) : t('uses.none.text')}</p>
    </li>
  )
}

/** Who is alive is asked of a model that lets one-time buyers leave, though another one foretold purchases better. */
function useUseReason(): (use: ModelUse, model: PublishedModel) => string {
  const { t } = useTranslation('models')
  const reason = useModelReason()
  return (use, model) => {
    if (use !== 'alive' || model.uses.includes('purchases')) return reason(model.reason)
    return t(model.holdout ? 'use.alive.best-of-leaving' : 'use.alive.lets-leave')
  }
}
