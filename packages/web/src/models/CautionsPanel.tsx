import type { ModelCaution, PublishedModel } from '@sabad/contract/schemas/models'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import classes from './models.module.css'
import { useModelCaution } from './use-model-words.ts'

/** Each of them once, though several models give it. */
function distinct(models: readonly PublishedModel[]): readonly ModelCaution[] {
  const all = models.flatMap(({ cautions }) => cautions)
  return [...new Map(all.map((caution) => [JSON.stringify(caution), caution])).values()]
}

/** What to keep in mind before these numbers are acted upon. */
export function CautionsPanel({ models }: { readonly models: readonly PublishedModel[] }) {
  const { t } = useTranslation('models')
  const sentence = useModelCaution()
  const cautions = distinct(models)
  if (cautions.length === 0) return null
  return (
    <Panel title={t('cautions.title')} note={t('cautions.note')}>
      <ul className={classes.cautions}>
        {cautions.map((caution) => (
          <li key={JSON.stringify(caution)}>
            <IconInfoCircle size={16} stroke={1.6} aria-hidden />
            <span>{sentence(caution)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
