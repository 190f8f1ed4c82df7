import type { CustomerPage as CustomerAnswer } from '@sabad/contract/schemas/customers'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { customerQuery, type Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { Answer } from '../display/Answer.tsx'
import { GroupName } from '../display/GroupName.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import page from '../display/page.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { NetworkPanel } from '../network/NetworkPanel.tsx'
import { CustomerProfitPanel } from '../profit/CustomerProfitPanel.tsx'
import { SignificancePanel } from '../significance/SignificancePanel.tsx'
import { CustomerSkeleton } from './CustomerSkeleton.tsx'
import classes from './customer.module.css'
import { ForecastCurvePanel } from './ForecastCurvePanel.tsx'
import { ForecastPanel } from './ForecastPanel.tsx'
import forecast from './forecast.module.css'
import { MeasuresPanel } from './MeasuresPanel.tsx'
import { NextPanel } from './NextPanel.tsx'
import { NoSuchCustomer } from './NoSuchCustomer.tsx'
import { PathPanel } from './PathPanel.tsx'
import { ProfilePanel } from './ProfilePanel.tsx'
import { TimelinePanel } from './TimelinePanel.tsx'
import { WhyPanel } from './WhyPanel.tsx'

export function CustomerPage() {
  return <Published>{(scope) => <CustomerAsOf scope={scope} />}</Published>
}

function CustomerAsOf({ scope }: { readonly scope: Scope }) {
  const { customerId } = useParams({ from: '/customers/$customerId' })
  const { t } = useTranslation('customer')
  const query = useQuery(customerQuery(scope, customerId))
  return (
    <div>
      <Answer
        query={query}
        waiting={<CustomerSkeleton />}
        heading={t('failed.title', { customerId })}
        absent={<NoSuchCustomer {...{ scope, customerId }} />}
      >
        {(customer) => (
          <>
            <CustomerHeader customer={customer} />
            <div className={page.stack}>
              <div className={classes.three}>
                <WhyPanel customer={customer} />
                <PathPanel customer={customer} />
                <ProfilePanel customer={customer} />
              </div>
              <div className={forecast.both}>
                <ForecastPanel customer={customer} />
                <ForecastCurvePanel customer={customer} />
              </div>
              <NextPanel scope={scope} customerId={customerId} name={nameOf(customer) ?? customerId} />
              <SignificancePanel scope={scope} customerId={customerId} />
              <NetworkPanel scope={scope} customerId={customerId} />
              <CustomerProfitPanel customerId={customerId} asOf={scope.asOf} />
              <div className={classes.two}>
                <MeasuresPanel customer={customer} />
                <TimelinePanel customer={customer} />
              </div>
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}

const nameOf = ({ profile }: CustomerAnswer) => profile.find(({ field }) => field === 'name')?.value

function CustomerHeader({ customer }: { readonly customer: CustomerAnswer }) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const name = nameOf(customer)
  const asOf = format.date(customer.asOf)
  return (
    <PageHeader
      title={name ?? customer.customerId}
      note={
        <>
          {name ? t('note.named', { id: customer.customerId, asOf }) : t('note', { asOf })}{' '}
          <GroupName group={customer.group} linked />
        </>
      }
    />
  )
}
