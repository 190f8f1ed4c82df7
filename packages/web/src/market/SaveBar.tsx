import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type MarketStep, marketSteps } from '../app/search.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import classes from './market.module.css'
import type { MarketDraft } from './use-market-draft.ts'

interface SaveBarProps {
  readonly draft: MarketDraft
  readonly step: MarketStep
}

/** Saves, and goes on to the next step. */
export function SaveBar({ draft: { save, dirty, version }, step }: SaveBarProps) {
  const { t } = useTranslation('market')
  const navigate = useNavigate({ from: '/market/$projectId' })
  const next = marketSteps[marketSteps.indexOf(step) + 1]
  const goOn = async () => {
    if (dirty) await save.mutateAsync()
    if (next) await navigate({ to: '.', search: (old) => ({ ...old, step: next }) })
  }
  const status = dirty ? t('unsaved') : save.isSuccess ? t('saved', { version }) : ''
  return (
    <div className={classes.saveBar}>
      <div className={classes.buttons}>
        <Button
          variant={next ? 'default' : 'filled'}
          disabled={!dirty}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('save')}
        </Button>
        {next && (
          // What fails is told below.
          <Button loading={save.isPending} onClick={() => void goOn().catch(() => undefined)}>
            {t('step.next', { step: t(`step.${next}`) })}
          </Button>
        )}
        <span role="status" className={classes.soft}>
          {status}
        </span>
      </div>
      {save.isError && <FailureNotice error={save.error} />}
    </div>
  )
}
