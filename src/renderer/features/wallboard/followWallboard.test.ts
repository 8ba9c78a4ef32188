import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { accepted, refused } from '#shared/domain/result'
import { firstWallboard, type Wallboard, type WallboardId, wallboardId } from '#shared/domain/wallboard'
import { followWallboard } from './followWallboard'

const main = { ...firstWallboard('Hall'), version: 1 }
const night: Wallboard = { ...main, id: wallboardId('night'), title: 'Night' }

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function following(id: WallboardId | null, answers: readonly (Wallboard | 'unknown' | 'unreached')[]) {
  const told = [...answers]
  const asked: (readonly [string | null, number])[] = []
  const shown: string[] = []
  const life = new AbortController()
  const boards = {
    watch: async (which: WallboardId | null, version: number) => {
      asked.push([which, version])
      const next = told.shift()
      if (next === undefined) return new Promise<never>(() => undefined)
      if (typeof next === 'string') return refused({ why: next })
      return accepted({ kind: 'wallboard' as const, wallboard: next, mayChange: false })
    },
  }
  const onShown = ({ wallboard }: { readonly wallboard: Wallboard }) => void shown.push(wallboard.title)
  void followWallboard(boards, id, { onShown, onLost: () => undefined }, life.signal)
  return { asked, shown, life }
}

it('[WBD56] what is shown is named in the next question, and another one of the same version is shown', async () => {
  const { asked, shown, life } = following(null, [main, main, 'unreached', night])
  await vi.advanceTimersByTimeAsync(30_000)
  expect(asked).toEqual([
    [null, -1],
    ['main', 1],
    ['main', 1],
    ['main', 1],
    ['night', 1],
  ])
  expect(shown).toEqual(['Hall', 'Night'])
  life.abort()
})

it('[WBD56] the first one stands in for a chosen one that is gone, also where it has the same version', async () => {
  const { asked, shown, life } = following(night.id, [night, 'unknown', main])
  await vi.advanceTimersByTimeAsync(30_000)
  expect(asked[2]).toEqual([null, -1])
  expect(shown).toEqual(['Night', 'Hall'])
  life.abort()
})
