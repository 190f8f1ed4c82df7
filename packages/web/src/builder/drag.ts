import { type DragEvent, useState } from 'react'

/** What travels with the pointer; other things that are dropped are not ours. */
const VARIABLE = 'application/x-sabad-variable'

export function startDrag(transfer: DataTransfer, variable: string): void {
  transfer.setData(VARIABLE, variable)
  transfer.effectAllowed = 'copy'
}

const isOurs = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes(VARIABLE)

/** Properties of a place that takes variables, and whether one hovers over it. */
export function useDrop(onDrop: (variable: string) => void) {
  const [isOver, setOver] = useState(false)
  const hover = (event: DragEvent) => {
    if (!isOurs(event)) return
    event.preventDefault()
    setOver(true)
  }
  return {
    'data-over': isOver,
    onDragEnter: hover,
    onDragOver: hover,
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false)
      if (!isOurs(event)) return
      event.preventDefault()
      event.stopPropagation()
      onDrop(event.dataTransfer.getData(VARIABLE))
    },
  }
}
