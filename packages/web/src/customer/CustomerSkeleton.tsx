import { PageSkeleton } from '../display/PageSkeleton.tsx'
import { Waiting } from '../display/Waiting.tsx'
import classes from './customer.module.css'
import forecast from './forecast.module.css'

/** The outline of a customer's page: who they are, what is expected, what was measured and what happened. */
export function CustomerSkeleton() {
  return (
    <PageSkeleton>
      <div className={classes.three}>
        <Waiting height={270} />
        <Waiting height={270} />
        <Waiting height={270} />
      </div>
      <div className={forecast.both}>
        <Waiting height={540} />
        <Waiting height={540} />
      </div>
      <div className={classes.two}>
        <Waiting height={800} />
        <Waiting height={970} />
      </div>
    </PageSkeleton>
  )
}
