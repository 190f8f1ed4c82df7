/** A fruit as paths around the origin, within a circle of radius 50. The body takes the colour of the group. */
export interface Fruit {
  readonly name: string
  readonly body: string
  /** Lines on the body: seams, stripes, seeds. */
  readonly marks: string
  /** Where stem and leaf grow. */
  readonly top: number
}

const circle = 'M0 -48 A48 48 0 1 1 -0.1 -48 Z'

export const fruits: readonly Fruit[] = [
  {
    name: 'apple',
    body: 'M0 -33 C-10 -46 -46 -44 -48 -8 C-50 26 -26 50 -10 48 C-4 46 4 46 10 48 C26 50 50 26 48 -8 C46 -44 10 -46 0 -33 Z',
    marks: 'M-8 -33 Q0 -27 8 -33',
    top: -34,
  },
  {
    name: 'pear',
    body: 'M0 -50 C15 -50 17 -33 20 -19 C24 -4 43 3 43 24 C43 42 24 50 0 50 C-24 50 -43 42 -43 24 C-43 3 -24 -4 -20 -19 C-17 -33 -15 -50 0 -50 Z',
    marks: 'M-5 48 Q0 44 5 48',
    top: -48,
  },
  {
    name: 'orange',
    body: circle,
    marks: 'M-4 -40 L4 -40 M0 -44 L0 -36 M20 -14 h0.1 M-22 -2 h0.1 M8 16 h0.1 M-10 28 h0.1',
    top: -44,
  },
  {
    name: 'strawberry',
    body: 'M-43 -22 C-40 -45 40 -45 43 -22 C46 8 16 46 0 50 C-16 46 -46 8 -43 -22 Z',
    marks: 'M-22 -14 v4 M0 -18 v4 M22 -14 v4 M-12 4 v4 M12 4 v4 M0 24 v4',
    top: -38,
  },
  {
    name: 'plum',
    body: 'M0 -45 C26 -48 45 -26 44 2 C43 32 22 49 0 49 C-22 49 -43 32 -44 2 C-45 -26 -26 -48 0 -45 Z',
    marks: 'M0 -44 C-16 -16 -14 20 0 48',
    top: -44,
  },
  {
    name: 'lemon',
    body: 'M-50 0 C-44 -6 -41 -14 -34 -22 C-16 -42 16 -42 34 -22 C41 -14 44 -6 50 0 C44 6 41 14 34 22 C16 42 -16 42 -34 22 C-41 14 -44 6 -50 0 Z',
    marks: 'M-38 0 h3 M35 0 h3',
    top: -36,
  },
  {
    name: 'pomegranate',
    body: 'M-12 -50 L-5 -42 L0 -50 L5 -42 L12 -50 L10 -37 C32 -32 48 -16 47 8 C46 32 24 50 0 50 C-24 50 -46 32 -47 8 C-48 -16 -32 -32 -10 -37 Z',
    marks: 'M-10 -37 Q0 -32 10 -37',
    top: -40,
  },
  {
    name: 'melon',
    body: circle,
    marks: 'M-24 -41 C-40 -14 -40 14 -24 41 M0 -48 L0 48 M24 -41 C40 -14 40 14 24 41',
    top: -46,
  },
]

const [first] = fruits

/** The fruit of a group, by its index in the portfolio, as its colour is: the same wherever it is shown. */
export const fruitOf = (index: number): Fruit => {
  const fruit = fruits[index % fruits.length] ?? first
  if (!fruit) throw new Error('There are fruits')
  return fruit
}
