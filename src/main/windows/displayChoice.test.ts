import { expect, it } from 'vitest'
import { choiceOf, chosenDisplay } from './displayChoice'

const laptop = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } }
const wall = { id: 7, bounds: { x: 1920, y: 0, width: 3840, height: 2160 } }

it('[DSK71] the chosen display is known by its id, also where it was moved', () => {
  const moved = { ...wall, bounds: { ...wall.bounds, x: -3840 } }
  expect(chosenDisplay(choiceOf(wall), [laptop, moved])).toBe(moved)
})

it('[DSK71] one that came back with another id is known by where it stands', () => {
  const again = { ...wall, id: 9 }
  expect(chosenDisplay(choiceOf(wall), [laptop, again])).toBe(again)
})

it('[DSK71] while it is away there is none, and without a choice either', () => {
  expect(chosenDisplay(choiceOf(wall), [laptop])).toBeNull()
  expect(chosenDisplay(null, [laptop, wall])).toBeNull()
})
