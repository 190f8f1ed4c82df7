/**
 * The 1995 cohort of donors of Fader, Hardie & Shang 2010, Marketing Science 29(6), table 1: who donated in x of the six
 * years to 2001, the last time in year t_x.
 */
const table = `
0,0:3464 1,1:1091 1,2:277 1,3:129 1,4:78 1,5:119 1,6:129 2,2:613 2,3:255 2,4:155 2,5:173 2,6:234 3,3:322 3,4:181
3,5:225 3,6:357 4,4:240 4,5:284 4,6:512 5,5:335 5,6:728 6,6:1203`

/** x, t_x and donors. */
export const donors = [...table.matchAll(/(\d),(\d):(\d+)/g)].map(([, frequency, recency, weight]) => {
  return { frequency: Number(frequency), recency: Number(recency), age: 6, weight: Number(weight) }
})

/** The same as columns for a fit. */
export const donorColumns = {
  frequency: Float64Array.from(donors, ({ frequency }) => frequency),
  recency: Float64Array.from(donors, ({ recency }) => recency),
  age: Float64Array.from(donors, ({ age }) => age),
  weight: Float64Array.from(donors, ({ weight }) => weight),
}
