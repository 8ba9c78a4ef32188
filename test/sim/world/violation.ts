/** What must hold; the ids are those of docs/SPEC.md (SIM1 to SIM14). */
export type Invariant = `SIM${number}`

/** An invariant does not hold: the run ends with it. */
export class Violation extends Error {
  readonly invariant: Invariant

  constructor(invariant: Invariant, detail: string) {
    super(`${invariant}: ${detail}`)
    this.name = 'Violation'
    this.invariant = invariant
  }
}
