import { expect, test } from '@playwright/test'
import { aWorstClock } from '#kit/alertPlans'
import { desktopStory, holdClock } from './desktopStory'
import { clickTray, lastTrayLook } from './shellRecords'

const story = desktopStory()

test('[DSK9] the tray names the worst countdown, and its menu has every function', async () => {
  const page = await story.start()
  const now = Date.now()
  await holdClock(story.app(), now)
  await page.evaluate((shown) => window.desk?.showWorstClock(shown), aWorstClock('INC0011', now + 272_500))
  const tooltip = async () => (await lastTrayLook(story.app())).tooltip
  await expect.poll(tooltip).toBe('T-Minus: INC0011 first reply T−04:32')
  const look = await lastTrayLook(story.app())
  expect(look.labels.filter((label) => label !== '')).toEqual([
    'INC0011 first reply, 4 min left',
    'Acknowledge INC0011',
    'Show the board',
    'Open the wallboard',
    'Mute alerts for 30 minutes',
    // With the weekday where the next morning is not of today.
    expect.stringMatching(/^Mute alerts until (?:\w{3},? )?07:00$/),
    'Send a test notification',
    'Settings…',
    'T-Minus 0.1.0',
    'Quit T-Minus',
  ])
  expect(look.badge).toBe(3)
  await holdClock(story.app(), now + 1_000)
  await expect.poll(tooltip).toBe('T-Minus: INC0011 first reply T−04:31')
})

test('[DSK77] alerts muted from the tray are muted in the settings file, and the tray says until when', async () => {
  const page = await story.start()
  const mutedUntil = () =>
    page.evaluate(async () => (await window.desk?.preferences())?.preferences.mutedUntil ?? null)
  expect(await mutedUntil()).toBeNull()
  // The menu that stood before anybody looked is not on record: a new clock makes another.
  await page.evaluate(
    (shown) => window.desk?.showWorstClock(shown),
    aWorstClock('INC0013', Date.now() + 272_500),
  )
  await expect.poll(async () => (await lastTrayLook(story.app())).labels).toContain('Acknowledge INC0013')
  await clickTray(story.app(), 'muteShortly')
  expect(await mutedUntil()).toBeGreaterThan(Date.now() + 29 * 60_000)
  // With the day as well, half an hour before midnight.
  await expect
    .poll(async () => (await lastTrayLook(story.app())).labels.join('\n'))
    .toMatch(/Alerts are muted until (?:\S+ )?\d\d:\d\d/)
  await clickTray(story.app(), 'unmute')
  await expect.poll(mutedUntil).toBeNull()
})
