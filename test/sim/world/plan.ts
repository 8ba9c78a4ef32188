import { createRandom, type Random } from '#kit/random'
import { type ActionKind, drawMix, type Mix } from './mix'

/** One thing that is done to the world. `salt` decides all that is drawn in doing it, whatever else is left out. */
export interface Action {
  readonly at: number
  readonly kind: ActionKind
  readonly salt: number
}

/** All that a run depends on. A plan that fails is made smaller until nothing of it can be left out. */
export interface Plan {
  readonly seed: number
  readonly mix: Mix
  readonly actions: readonly Action[]
}

export function planOf(seed: number): Plan {
  const random = createRandom(seed * 7_919 + 13)
  const mix = drawMix(random)
  const actions = Array.from({ length: mix.actions }, () => ({
    at: Math.floor(random.next() * mix.lengthMs),
    kind: pickKind(random, mix),
    salt: random.below(2 ** 31),
  }))
  return { seed, mix, actions: actions.toSorted((a, b) => a.at - b.at) }
}

function pickKind(random: Random, { weights }: Mix): ActionKind {
  const kinds = Object.entries(weights) as readonly (readonly [ActionKind, number])[]
  const total = kinds.reduce((sum, [, weight]) => sum + weight, 0)
  let left = random.next() * total
  for (const [kind, weight] of kinds) {
    left -= weight
    if (left < 0) return kind
  }
  return 'work'
}
