import { expect, test } from '@playwright/test'
import { aWorstClock } from '#kit/alertPlans'
import { desktopStory } from './desktopStory'
import { lastTrayLook } from './shellRecords'

const story = desktopStory()

test('[DSK86] the badge is the number of breached tickets as last told, also when that is none', async () => {
  const page = await story.start()
  const badgeOf = async (breached: number) => {
    const state = { ...aWorstClock('INC0012', Date.now() - 60_000), breached }
    await page.evaluate((shown) => window.desk?.showWorstClock(shown), state)
    return (await lastTrayLook(story.app())).badge
  }
  expect([await badgeOf(3), await badgeOf(1), await badgeOf(0)]).toEqual([3, 1, 0])
})
