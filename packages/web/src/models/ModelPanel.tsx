import { Badge } from '@mantine/core'
import type { PublishedModel } from '@sabad/contract/schemas/models'
import { useTranslation } from 'react-i18next'
import { NoticeList } from '../display/NoticeList.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './models.module.css'
import { useModelReason } from './use-model-words.ts'

export function ModelPanel({ model }: { readonly model: PublishedModel }) {
  const { t } = useTranslation('models')
  const format = useFormat()
  const reasonInWords = useModelReason()
  const { fit, uses, reason } = model
  const used = uses.length > 0
  const badge = (
    <Badge variant={used ? 'light' : 'outline'} color={used ? 'leaf' : 'gray'} tt="none" fw={550}>
      {t(used ? 'published' : 'not-published')}
    </Badge>
  )
  return (
    <Panel title={t(`name.${model.model}`)} note={uses.map((use) => t(`use.${use}`)).join(' · ')} actions={badge}>
      <p className={classes.meaning}>{t(`model.${model.model}`)}</p>
      <p className={classes.reason}>{t('why', { reason: reasonInWords(reason) })}</p>
      {model.parameters.length > 0 && (
        <ScrollBox label={t('parameters.of', { model: t(`name.${model.model}`) })}>
          <ParameterTable parameters={model.parameters} />
        </ScrollBox>
      )}
      <dl className={classes.fit}>
        <Fact name={t('fit.n')}>{format.count(fit.n)}</Fact>
        <Fact name={t('fit.log-likelihood')}>{format.decimal(fit.logLikelihood)}</Fact>
        <Fact name={t('fit.converged')}>{t(fit.converged ? 'fit.yes' : 'fit.no', { count: fit.iterations })}</Fact>
      </dl>
      <NoticeList notices={fit.warnings} />
    </Panel>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function ParameterTable({ parameters }: Pick<PublishedModel, 'parameters'>) {
  const { t } = useTranslation('models')
  const format = useFormat()
  const write = (value: number | null) => (value === null ? t('unknown') : format.precise(value))
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('column.parameter')}</th>
          <th scope="col" className={table.number}>
            {t('column.estimate')}
          </th>
          <th scope="col" className={table.number}>
            {t('column.se')}
          </th>
          <th scope="col" className={table.number}>
            {t('column.interval')}
          </th>
        </tr>
      </thead>
      <tbody>
        {parameters.map(({ name, estimate, se, lower, upper }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={table.number}>{format.precise(estimate)}</td>
            <td className={table.number}>{write(se)}</td>
            <td className={`${table.number} ${table.nowrap}`}>
              {lower === null || upper === null
                ? t('unknown')
                : t('interval', { lower: format.precise(lower), upper: format.precise(upper) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
