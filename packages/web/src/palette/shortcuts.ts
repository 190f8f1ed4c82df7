/** Keys pressed one after the other, as they are named on the keyboard; `mod` is Ctrl, or Command on a Mac. */
export const shortcuts = [
  { id: 'palette', keys: ['mod', 'K'] },
  { id: 'help', keys: ['?'] },
  { id: 'find', keys: ['/'] },
  { id: 'earlier', keys: ['['] },
  { id: 'later', keys: [']'] },
  { id: 'overview', keys: ['g', 'o'], to: '/' },
  { id: 'portfolio', keys: ['g', 'p'], to: '/basket' },
  { id: 'movement', keys: ['g', 'm'], to: '/movement' },
  { id: 'customers', keys: ['g', 'c'], to: '/customers' },
  { id: 'profit', keys: ['g', 'r'], to: '/profit' },
  { id: 'strategies', keys: ['g', 's'], to: '/strategies' },
  { id: 'models', keys: ['g', 'l'], to: '/models' },
  { id: 'data', keys: ['g', 'd'], to: '/data' },
] as const

export type Shortcut = (typeof shortcuts)[number]

/** The shortcut that keys without Ctrl or Command amount to; the first of two is remembered by who asks. */
export const shortcutOf = (first: string | null, key: string): Shortcut | undefined =>
  shortcuts.find(({ keys }) =>
    keys.length === 1 ? first === null && keys[0] === key : keys[0] === first && keys[1] === key,
  )

/** Whether a key may be the first of two. */
export const startsShortcut = (key: string): boolean =>
  shortcuts.some(({ keys }) => keys.length === 2 && keys[0] === key)
