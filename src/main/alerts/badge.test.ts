import { expect, it } from 'vitest'
import { badgeCount, createBadge } from './badge'

function aBadge(platform: NodeJS.Platform) {
  const counts: number[] = []
  const overlays: string[] = []
  const window = {
    setOverlayIcon: (picture: unknown, words: string) =>
      void overlays.push(`${picture === null ? 'none' : 'picture'} ${words}`),
  }
  const badge = createBadge({
    setCount: (count) => void counts.push(count),
    windows: () => [window],
    overlayPicture: () => ({}) as never,
    platform,
  })
  return { badge, counts, overlays }
}

it('[ALR126] the badge is how many are breached, whatever it showed before', () => {
  const { badge, counts } = aBadge('linux')
  for (const breached of [0, 3, 3, 1, 0]) badge.show({ breached, isOffline: breached === 1 })
  expect(counts).toEqual([0, 3, 3, 1, 0])
  expect(badgeCount({ breached: 7, isOffline: true })).toBe(7)
})

it('[ALR126] on Windows a picture over the icon says the same in words', () => {
  const { badge, overlays } = aBadge('win32')
  badge.show({ breached: 1, isOffline: false })
  badge.show({ breached: 0, isOffline: false })
  expect(overlays).toEqual(['picture 1 ticket breached', 'none '])
})

it('[ALR131] a test of the badge puts back the true number', () => {
  const { badge, counts } = aBadge('darwin')
  badge.show({ breached: 2, isOffline: false })
  badge.test()
  badge.endTest()
  expect(counts).toEqual([2, 99, 2])
})
