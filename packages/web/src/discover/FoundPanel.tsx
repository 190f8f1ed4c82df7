import { Button } from '@mantine/core'
import type { DiscoveredGroup, Discovery } from '@sabad/contract/schemas/discovery'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { useWords } from '../language/use-words.ts'
import classes from './discover.module.css'
import { useDescribed } from './use-described.ts'

interface FoundProps {
  readonly found: Discovery
  readonly variables: readonly PortfolioVariable[]
}

/** The groups, why there are so many, what was left out, and the button that keeps them. */
export function FoundPanel({ found, variables }: FoundProps) {
  const { t } = useTranslation('discover')
  const format = useFormat()
  const { groups, asOf, sampled, customers } = found
  const definition = useDescribed(found, variables)
  return (
    <Panel
      title={t('found.title', { count: groups.length })}
      note={t('found.note', {
        asOf: format.date(asOf),
        sampled: format.count(sampled),
        customers: format.count(customers),
      })}
      actions={<SaveButton definition={definition} />}
    >
      <ul className={classes.groups}>
        {groups.map((group, index) => (
          <FoundGroup key={group.name} group={group} description={definition.groups[index]?.description ?? ''} />
        ))}
      </ul>
      <Remarks found={found} variables={variables} />
    </Panel>
  )
}

function SaveButton({ definition }: Pick<Discovery, 'definition'>) {
  const { t } = useTranslation('discover')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const save = useMutation({
    mutationFn: () => api.portfolios.add({ definition, rationale: t('rationale') }),
    onSuccess: async ({ portfolioId }) => {
      await cache.invalidateQueries({ queryKey: ['results'] })
      await navigate({ to: '/', search: (old) => ({ ...old, portfolio: portfolioId }) })
    },
  })
  return (
    <>
      <Button size="sm" loading={save.isPending} onClick={() => save.mutate()}>
        {t('save')}
      </Button>
      {save.isError && <FailureNotice error={save.error} />}
    </>
  )
}

function FoundGroup({ group, description }: { readonly group: DiscoveredGroup; readonly description: string }) {
  const { t } = useTranslation('discover')
  const format = useFormat()
  const { title, customers, customerShare, value, stability, continues } = group
  return (
    <li className={classes.group}>
      <h3>{title}</h3>
      <p className={classes.figures}>
        <b>{t('found.customers', { count: customers })}</b> {format.share(customerShare)}
        {value !== null && <span>{t('found.value', { value: format.moneyShort(value) })}</span>}
        {stability && (
          <span className={classes[stability.verdict]}>
            {t(`verdict.${stability.verdict}`, { jaccard: format.decimal(stability.jaccard) })}
          </span>
        )}
        {continues && <span>{t('found.continues')}</span>}
      </p>
      <p className={classes.soft}>{description}</p>
    </li>
  )
}

function Remarks({ found, variables }: FoundProps) {
  const { t } = useTranslation('discover')
  const format = useFormat()
  const words = useWords()
  const titleOf = (name: string) => variables.find((variable) => variable.name === name)?.title ?? name
  const sentence = ({ code, params }: Discovery['reasons'][number]) =>
    words({ area: 'notices', code, params, otherwise: code })
  /** Reasons name groups and measures as the API does. */
  const reason = ({ code, params }: Discovery['reasons'][number]) => {
    const { group, dimension } = params
    const called = found.groups.find(({ name }) => name === group)?.title
    return sentence({
      code,
      params: {
        ...params,
        ...(called !== undefined && { group: called }),
        ...(typeof dimension === 'string' && { dimension: titleOf(dimension) }),
      },
    })
  }
  const { components } = found
  const remarks = [
    ...found.reasons.map(reason),
    ...(components ? [t('found.components', { ...components, share: format.share(components.explained) })] : []),
    ...(found.valueWithin === null ? [] : [t('found.within', { share: format.share(found.valueWithin) })]),
    ...(found.unplaced > 0 ? [t('found.unplaced', { count: found.unplaced })] : []),
    ...found.excluded.map(({ measure, reason }) =>
      t('found.excluded', { measure: titleOf(measure), reason: sentence(reason) }),
    ),
    ...(found.retired.length > 0 ? [t('found.retired', { groups: format.list(found.retired) })] : []),
  ]
  return (
    <ul className={classes.remarks}>
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  )
}
