import { SegmentedControl } from '@mantine/core'
import type { PortfolioLibrary, ReadyContext } from '@sabad/contract/schemas/portfolio-library'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { libraryQuery } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { Waiting } from '../display/Waiting.tsx'
import classes from './library.module.css'
import { ReadyCard } from './ReadyCard.tsx'

const shown = ['both', 'b2c', 'b2b'] as const satisfies readonly ReadyContext[]

/** Ready portfolios to choose from. */
export function LibraryPage() {
  const { t } = useTranslation('library')
  const [context, setContext] = useState<ReadyContext>('both')
  const query = useQuery(libraryQuery)
  return (
    <div>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <SegmentedControl
            aria-label={t('shown')}
            value={context}
            onChange={setContext}
            data={shown.map((value) => ({ value, label: t(`shown.${value}`) }))}
          />
        }
      />
      <Answer query={query} waiting={<LibrarySkeleton />}>
        {(library) => <Cards library={library} context={context} />}
      </Answer>
    </div>
  )
}

interface CardsProps {
  readonly library: PortfolioLibrary
  readonly context: ReadyContext
}

function Cards({ library, context }: CardsProps) {
  const fits = (one: ReadyContext) => context === 'both' || one === 'both' || one === context
  return (
    <div className={classes.cards}>
      {library.portfolios
        .filter((ready) => fits(ready.context))
        .map((ready) => (
          <ReadyCard key={ready.definition.portfolioId} ready={ready} isComputed={library.asOf !== null} />
        ))}
    </div>
  )
}

function LibrarySkeleton() {
  return (
    <div className={classes.cards}>
      <Waiting height={320} />
      <Waiting height={320} />
      <Waiting height={320} />
    </div>
  )
}
