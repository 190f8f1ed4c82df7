import { groupColour } from '../theme/group-colours.ts'
import { useScheme } from '../theme/use-scheme.ts'
import classes from './basket.module.css'
import { fruitOf } from './fruits.ts'
import type { Health } from './health.ts'

interface FruitDrawingProps {
  readonly index: number
  readonly health: Health
}

/** The leaf stands, bends or hangs: health is told by form, and by words beside it, not by colour alone. */
const leaves: Readonly<Record<Health, string>> = {
  fresh: 'M2 -8 C8 -26 30 -26 36 -20 C30 -8 14 -2 2 -8 Z',
  softening: 'M2 -7 C14 -16 32 -10 34 2 C22 6 8 2 2 -7 Z',
  wilting: 'M3 -6 C14 -4 20 10 14 22 C4 16 0 4 3 -6 Z',
  unknown: '',
  empty: '',
}

/** One fruit around the origin, 50 in radius, in the colour of its group. */
export function FruitDrawing({ index, health }: FruitDrawingProps) {
  const colour = groupColour(index, useScheme())
  const fruit = fruitOf(index)
  const known = health !== 'unknown' && health !== 'empty'
  return (
    <g className={classes.fruit} data-health={health}>
      <path
        d={fruit.body}
        fill={known ? colour : 'var(--surface)'}
        stroke={colour}
        strokeDasharray={known ? 'none' : '5 5'}
      />
      <path d={fruit.marks} className={classes.marks} />
      {known && <path d="M-30 -6 C-32 -22 -22 -32 -12 -34" className={classes.shine} />}
      {health === 'wilting' && <path d="M16 22 h0.1 M26 6 h0.1 M4 34 h0.1" className={classes.spots} />}
      <g transform={`translate(0 ${fruit.top})`}>
        <path d="M0 2 Q-1 -8 4 -14" className={classes.stem} />
        <path d={leaves[health]} className={classes.leaf} />
      </g>
    </g>
  )
}
