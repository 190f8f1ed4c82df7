import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './shell.module.css'
import { useWorkspace } from './WorkspaceProvider.tsx'

export function Brand() {
  const { t } = useTranslation()
  const { companyName } = useWorkspace().workspace.settings
  return (
    <Link to="/" className={classes.brand}>
      <img src="/sabad.svg" alt="" width={26} height={26} />
      {t('name')}
      <span className={classes.company}>{companyName}</span>
    </Link>
  )
}
