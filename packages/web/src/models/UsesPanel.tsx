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
          <Use key={use} use={use} models={models} />
        ))}
      </ul>
    </Panel>
  )
}

interface UseProps {
  readonly use: ModelUse
  readonly models: readonly PublishedModel[]
}

function Use({ use, models }: UseProps) {
  const { t } = useTranslation('models')
  const reason = useModelReason()
  const model = models.find(({ uses }) => uses.includes(use))
  // Where NBD is used nobody can be seen to leave, and so nothing tells who has.
  const told = model ?? (use === 'alive' ? models.find((one) => one.model === 'nbd' && one.uses.length > 0) : undefined)
  return (
    <li>
      <h3 className={classes.question}>{t(`use.${use}`)}</h3>
      <p className={classes.answer}>{model ? <ModelLink model={model.model} /> : t('uses.none')}</p>
      <p className={classes.because}>{t(`use.${use}.feeds`)}</p>
      <p className={classes.because}>{told ? t('why', { reason: reason(told.reason) }) : t('uses.none.text')}</p>
    </li>
  )
}
