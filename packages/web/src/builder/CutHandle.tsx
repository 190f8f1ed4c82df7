import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import classes from './histogram.module.css'

interface CutHandleProps {
  readonly label: string
  /** The value in words. */
  readonly text: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly step: number
  /** Where it stands, 0..1 from the left. */
  readonly place: number
  readonly stepAt: (place: number) => number
  readonly onMove: (value: number) => void
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
}

/** A cut point that is moved along a histogram. */
export function CutHandle(props: CutHandleProps) {
  const { label, text, value, least, most, step, place, stepAt, onMove } = props
  const handle = useRef<HTMLDivElement>(null)
  const move = (to: number) => {
    const within = Math.min(most, Math.max(least, to))
    if (within !== value && most > least) onMove(within)
  }
  const follow = ({ clientX, buttons }: PointerEvent) => {
    const box = handle.current?.parentElement?.getBoundingClientRect()
    if (buttons === 1 && box && box.width > 0) move(stepAt(Math.min(1, Math.max(0, (clientX - box.left) / box.width))))
  }
  const press = (event: KeyboardEvent) => {
    const by = steps[event.key]
    if (by === undefined) return
    event.preventDefault()
    move(Number((value + by * step).toPrecision(6)))
  }
  return (
    <div
      ref={handle}
      role="slider"
      tabIndex={0}
      className={classes.handle}
      style={{ insetInlineStart: `${place * 100}%` }}
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={value}
      aria-valuetext={text}
      title={text}
      onPointerDown={({ currentTarget, pointerId }) => currentTarget.setPointerCapture(pointerId)}
      onPointerMove={follow}
      onKeyDown={press}
    />
  )
}
