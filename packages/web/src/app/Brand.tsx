import { Link } from '@tanstack/react-router'
import { BrandSign } from './BrandSign.tsx'
import classes from './shell.module.css'
import { useWorkspace } from './WorkspaceProvider.tsx'

export function Brand() {
  const { companyName } = useWorkspace().workspace.settings
  return (
    <Link to="/" className={classes.brand}>
      <BrandSign />
      <span dir="auto" className={classes.company}>
        {companyName}
      </span>
    </Link>
  )
}
