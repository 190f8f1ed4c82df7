import type { KpiValue, KpiValues } from '@sabad/contract/schemas/kpi'

const isKnown = (found: KpiValue): found is KpiValue & { readonly value: number } => found.value !== null

/** The groups in which a figure is lowest and highest; both left out where fewer than two groups have it. */
export function groupEnds({ values }: KpiValues, kpi: string) {
  const found = values.filter((one) => one.kpi === kpi && one.group !== null).filter(isKnown)
  if (found.length < 2) return { lowest: undefined, highest: undefined }
  const inOrder = found.toSorted((a, b) => a.value - b.value)
  return { lowest: inOrder[0], highest: inOrder.at(-1) }
}
