import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { desktopStory, holdClock, newFolder, sendPlan } from './desktopStory'
import { notifications } from './shellRecords'

const story = desktopStory()

const visibleWindows = () =>
  story
    .app()
    .evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((window) => window.isVisible()).length,
    )

test('[ALR57] a warning comes on time with every window closed', async () => {
  const userData = newFolder()
  // Where closing the board leaves the app running whatever the desktop shows.
  writeFileSync(
    join(userData, 'settings.json'),
    JSON.stringify({ serverUrl: null, closingBoard: 'hide', board: null, wallboard: null }),
  )
  const page = await story.start({ userData })
  const app = story.app()
  await page.evaluate(() => window.desk?.openWallboard())
  await app.waitForWindow((window) => window.url().includes('wallboard.html'))
  const now = Date.now()
  const fireAt = now + 1_000
  await holdClock(app, now)
  await sendPlan(page, aPlan(now, [aPlannedAlert(fireAt, { ticket: 'INC0030' })]))
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close()
  })
  await expect.poll(visibleWindows).toBe(0)
  expect(await notifications(app)).toEqual([])
  await holdClock(app, fireAt)
  await expect
    .poll(async () => (await notifications(app)).map(({ id }) => id))
    .toEqual(['INC0030.firstResponse.50%'])
  expect(await visibleWindows()).toBe(0)
})
