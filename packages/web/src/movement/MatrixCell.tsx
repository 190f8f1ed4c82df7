import { useTranslation } from 'react-i18next'
import type { NamedGroup } from '../display/GroupName.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { inkOn } from '../theme/group-colours.ts'
import { heatColour } from '../theme/heat.ts'
import { useScheme } from '../theme/use-scheme.ts'
import { FlowLink } from './FlowLink.tsx'
import { type Flow, hasMoved, valueChange } from './flows.ts'
import classes from './movement.module.css'

interface MatrixCellProps {
  readonly flow: Flow | undefined
  /** Null where one end is outside: those have no list to lead to. */
  readonly ends: { readonly from: NamedGroup; readonly to: NamedGroup } | null
  readonly between: { readonly from: string; readonly to: string }
  /** Customers of the largest move, which has the strongest colour. */
  readonly most: number
}

export function MatrixCell({ flow, ends, between, most }: MatrixCellProps) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const scheme = useScheme()
  if (!flow || flow.customers === 0) return <td className={`${classes.cell} ${classes.none}`}>{t('matrix.nobody')}</td>
  const change = valueChange(flow)
  const background = hasMoved(flow) ? heatColour(flow.customers / most, scheme) : undefined
  const style = background ? { background, color: inkOn(background) } : undefined
  const count = <b>{format.count(flow.customers)}</b>
  return (
    <td className={`${classes.cell} ${background ? '' : classes.stayed}`} style={style}>
      {ends ? (
        <FlowLink {...ends} between={between}>
          {count}
        </FlowLink>
      ) : (
        count
      )}
      {change !== null && <small>{format.moneyChange(change)}</small>}
    </td>
  )
}
