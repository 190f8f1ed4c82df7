import type { CurveOfGroup, GroupAnswers, ResponseCurve } from '@sabad/contract/schemas/response-curves'
import type { UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../charts/Chart.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { answeredPoints, curveOption } from './curve-option.ts'
import classes from './resources.module.css'

interface LiveCurveProps {
  readonly group: CurveOfGroup
  readonly answers: GroupAnswers | null
  readonly curve: UseQueryResult<ResponseCurve>
}

const HEIGHT = 300

/** The curve as it follows from the answers that stand in the form. */
export function LiveCurve({ group, answers, curve }: LiveCurveProps) {
  const { t } = useTranslation('resources')
  if (answers === null) return <p className={classes.place}>{t('form.rising')}</p>
  if (curve.isError) return <FailureNotice error={curve.error} />
  if (curve.data === undefined) return <div style={{ minBlockSize: HEIGHT }} aria-busy="true" />
  return <Drawn group={group} answers={answers} curve={curve.data} />
}

/** From here on answers and shape tell different stories; the API warns from there, too. */
const WORRISOME = 0.1

interface DrawnProps {
  readonly group: CurveOfGroup
  readonly answers: GroupAnswers
  readonly curve: ResponseCurve
}

function Drawn({ group, answers, curve }: DrawnProps) {
  const { t } = useTranslation('resources')
  const format = useFormat()
  const look = useChartLook()
  const option = useMemo(() => {
    const texts = { effort: t('curve.effort'), value: t('curve.value'), answer: t('curve.answer') }
    return curveOption(curve, answeredPoints(answers), { look, format, texts, colour: look.colourOf(group.index) })
  }, [curve, answers, look, format, t, group.index])
  const share = curve.contradiction
  const fits = share > WORRISOME ? 'curve.contradicts' : 'curve.fits'
  return (
    <>
      <Chart option={option} label={t('curve.label')} height={HEIGHT} />
      <p className={share > WORRISOME ? classes.warning : classes.hint} role="status">
        {answers.source === 'experiment' ? t('curve.measured') : t(fits, { share: format.share(share) })}
      </p>
    </>
  )
}
