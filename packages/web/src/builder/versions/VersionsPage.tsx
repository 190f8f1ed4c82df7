import type { PortfolioVersion } from '@sabad/contract/schemas/portfolio-versions'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { versionsQuery } from '../../api/queries.ts'
import { Published } from '../../app/Published.tsx'
import { Answer } from '../../display/Answer.tsx'
import { LinkButton } from '../../display/LinkButton.tsx'
import { PageHeader } from '../../display/PageHeader.tsx'
import { PageSkeleton } from '../../display/PageSkeleton.tsx'
import { Panel } from '../../display/Panel.tsx'
import page from '../../display/page.module.css'
import { useFormat } from '../../language/FormatProvider.tsx'
import lists from '../lists.module.css'
import { ComparePanel } from './ComparePanel.tsx'

export function VersionsPage() {
  return <Published>{() => <Versions />}</Published>
}

function Versions() {
  const { t } = useTranslation('builder')
  const { portfolioId } = useParams({ from: '/versions/$portfolioId' })
  const query = useQuery(versionsQuery(portfolioId))
  return (
    <Answer query={query} waiting={<PageSkeleton />}>
      {(versions) => (
        <div>
          <PageHeader
            title={t('versions.title', { portfolio: versions[0]?.title ?? portfolioId })}
            note={t('versions.note')}
            actions={
              <LinkButton to="/builder" variant="default" size="xs">
                {t('absent.action')}
              </LinkButton>
            }
          />
          <div className={page.stack}>
            {versions.length > 1 && <ComparePanel portfolioId={portfolioId} versions={versions} />}
            <Panel title={t('versions.list')} flush>
              <ul className={lists.list}>
                {versions.map((version) => (
                  <VersionItem key={version.number} version={version} />
                ))}
              </ul>
            </Panel>
            {versions.length === 1 && <p className={lists.soft}>{t('versions.one-only')}</p>}
          </div>
        </div>
      )}
    </Answer>
  )
}

function VersionItem({ version }: { readonly version: PortfolioVersion }) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const { number, groups, author, rationale, createdAt, calibratedAsOf } = version
  return (
    <li className={lists.item}>
      <div className={lists.about}>
        <h3 className={lists.name}>{t('portfolios.version', { number, groups })}</h3>
        <p className={lists.soft}>
          {t('versions.decided-by', { at: format.moment(`${createdAt}Z`), author: author ?? t('versions.unsaid') })}
          {calibratedAsOf && ` · ${t('versions.cut', { asOf: format.date(calibratedAsOf) })}`}
        </p>
        {rationale && <p>{rationale}</p>}
      </div>
    </li>
  )
}
