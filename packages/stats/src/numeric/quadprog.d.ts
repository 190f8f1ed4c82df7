/** The part of quadprog 1.6 that is used here; the package brings no types. Arrays start at index 1, as in Fortran. */
declare module 'quadprog' {
  export interface Solution {
    readonly solution: readonly number[]
    /** Empty when the programme was solved. */
    readonly message: string
  }

  /** Minimises ½ x'Dx − d'x subject to A'x ≥ b, the first `meq` rows as equalities. Overwrites its arguments. */
  export function solveQP(
    ...programme: [Dmat: number[][], dvec: number[], Amat: number[][], bvec: number[], meq: number]
  ): Solution
}
