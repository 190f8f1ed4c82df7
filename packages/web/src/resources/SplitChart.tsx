import type { AllocatedGroup } from '@sabad/contract/schemas/allocation'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../charts/Chart.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './resources.module.css'
import { splitHeight, splitOption } from './split-option.ts'

/** Present against best, group by group; the table below has the numbers. */
export function SplitChart({ groups }: { readonly groups: readonly AllocatedGroup[] }) {
  const { t } = useTranslation('resources')
  const format = useFormat()
  const look = useChartLook()
  const option = useMemo(
    () => splitOption(groups, { look, format, texts: { present: t('column.present'), best: t('column.best') } }),
    [groups, look, format, t],
  )
  return (
    <div>
      <Chart option={option} label={t('split.label')} height={splitHeight(groups.length)} />
      <p className={classes.hint}>
        <span aria-hidden className={classes.swatch} />
        {t('split.key')}
      </p>
    </div>
  )
}
