import { type HeldAmount, heldAmount } from '@sabad/contract/schemas/concentration'
import { type Unit, unit } from '@sabad/contract/schemas/portfolio-definition'
import { useMemo } from 'react'
import { useAddressChoice } from '../app/use-address-choice.ts'

export interface ConcentrationChoice {
  readonly unit: Unit
  readonly amount: HeldAmount
}

/** What concentration is of, as the address has it. */
export function useConcentrationChoice() {
  const [chosenUnit, setUnit] = useAddressChoice<Unit>('unit', unit.options, 'customer')
  const [amount, setAmount] = useAddressChoice<HeldAmount>('amount', heldAmount.options, 'revenue_12m')
  const choice: ConcentrationChoice = useMemo(() => ({ unit: chosenUnit, amount }), [chosenUnit, amount])
  return { choice, setUnit, setAmount }
}
