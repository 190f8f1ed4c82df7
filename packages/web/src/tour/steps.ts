/** The tour goes where the work goes: from the picture of the whole to what is done, and to one's own records. */
export const tourSteps = [
  { name: 'basket', to: '/basket' },
  { name: 'overview', to: '/' },
  { name: 'movement', to: '/movement' },
  { name: 'customers', to: '/customers' },
  { name: 'profit', to: '/profit' },
  { name: 'strategies', to: '/strategies' },
  { name: 'data', to: '/data' },
] as const
