import type { Traffic } from './network'

/** What happened in a run beside what must hold; a fault that never happened proves nothing. */
export interface Tally extends Traffic {
  commands: number
  windowsLost: number
  handOvers: number
  serverDeaths: number
  restores: number
  clones: number
  powerCuts: number
  serverPowerCuts: number
  /** Commits that the server's computer lost with its power. */
  lostCommits: number
  renumberings: number
  upgrades: number
  /** Consoles of the protocol before. */
  older: number
  blocked: number
}

export const emptyTally = (): Tally => ({
  sent: 0,
  dropped: 0,
  doubled: 0,
  refused: 0,
  calls: 0,
  commands: 0,
  windowsLost: 0,
  handOvers: 0,
  serverDeaths: 0,
  restores: 0,
  clones: 0,
  powerCuts: 0,
  serverPowerCuts: 0,
  lostCommits: 0,
  renumberings: 0,
  upgrades: 0,
  older: 0,
  blocked: 0,
})
