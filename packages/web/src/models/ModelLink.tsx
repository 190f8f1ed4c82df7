import type { PublishedModel } from '@sabad/contract/schemas/models'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './models.module.css'

/** A model's name, which leads to all that is known of it. */
export function ModelLink({ model }: Pick<PublishedModel, 'model'>) {
  const { t } = useTranslation('models')
  return (
    <Link to="/models" hash={model} className={classes.modelLink}>
      {t(`name.${model}`)}
    </Link>
  )
}
