import { expect, test } from '@playwright/test'
import { aWorstClock } from '#kit/alertPlans'
import { desktopStory, signIn } from './desktopStory'
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

test('[DSK86] the badge of a signed-in agent is the number in the board’s first band', async () => {
  const { page, server } = await story.startWithServer()
  await signIn(page, server)
  await page.keyboard.press('1')
  const count = page.locator('.band-head', { hasText: 'Breached' }).locator('.band-count').first()
  await expect(count).toBeVisible()
  // Both change as time goes on, so they are compared at one look.
  const difference = async () =>
    Number(await count.innerText()) - ((await lastTrayLook(story.app())).badge ?? 0)
  await expect.poll(difference).toBe(0)
})
