import { Button } from '@mantine/core'
import type { CustomerFlags, SignificanceKind } from '@sabad/contract/schemas/significance'
import { IconFlag } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customerFlagsQuery, type Scope } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { CandidateList } from './CandidateList.tsx'
import { FlagForm } from './FlagForm.tsx'
import { FlagList } from './FlagList.tsx'
import { RecommendationNote } from './RecommendationNote.tsx'
import classes from './significance.module.css'

interface SignificancePanelProps {
  readonly scope: Scope
  readonly customerId: string
}

/** Why a customer matters beyond today's profit, and what follows from it. */
export function SignificancePanel({ scope, customerId }: SignificancePanelProps) {
  const { t } = useTranslation('significance')
  const format = useFormat()
  const query = useQuery(customerFlagsQuery(scope, customerId))
  return (
    <Panel title={t('title')} note={t('note', { asOf: format.date(scope.asOf) })}>
      <Answer query={query} waiting={<Waiting height={72} />}>
        {(answer) => <Significance answer={answer} />}
      </Answer>
    </Panel>
  )
}

function Significance({ answer }: { readonly answer: CustomerFlags }) {
  const { t } = useTranslation('significance')
  const [adding, setAdding] = useState<SignificanceKind | null>(null)
  const { flags, candidates, recommendation } = answer
  return (
    <div className={classes.significance}>
      {recommendation && <RecommendationNote recommendation={recommendation} />}
      {flags.length === 0 ? <p className={classes.quiet}>{t('none')}</p> : <FlagList answer={answer} />}
      <CandidateList candidates={candidates} onUse={setAdding} />
      {adding === null ? (
        <Button
          size="xs"
          variant="default"
          className={classes.start}
          leftSection={<IconFlag size={15} stroke={1.6} aria-hidden />}
          onClick={() => setAdding('benchmark')}
        >
          {t('add')}
        </Button>
      ) : (
        <FlagForm key={adding} answer={answer} kind={adding} onDone={() => setAdding(null)} />
      )}
    </div>
  )
}
