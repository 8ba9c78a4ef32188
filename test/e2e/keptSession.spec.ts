import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { aPlan, aPlannedAlert, aWorstClock } from '#kit/alertPlans'
import { HOUR_MS } from '#shared/domain/instant'
import { desktopStory, newFolder, sendPlan, sleepFor } from './desktopStory'
import { lastTrayLook, notifications } from './shellRecords'
import { addRow } from './storedRows'

const story = desktopStory()

test('[SEC60] a kept token outlives a restart and is not readable on the disk', async () => {
  const userData = newFolder()
  const page = await story.start({ userData })
  const isKept = await page.evaluate(() => window.desk?.saveToken('token-of-mira', { keep: true }))
  await story.app().close()
  for (const name of readdirSync(userData).filter((file) => file.startsWith('session'))) {
    expect(readFileSync(join(userData, name), 'utf8')).not.toContain('token-of-mira')
  }
  const again = await story.start({ userData })
  const loaded = await again.evaluate(() => window.desk?.loadToken())
  expect(loaded).toBe(isKept === true ? 'token-of-mira' : null)
  if (story.app().kind === 'stand-in') expect(isKept).toBe(true)
})

test('[SEC62] signing out forgets the token, the warnings and the tray', async () => {
  const userData = newFolder()
  const page = await story.start({ userData })
  const now = Date.now()
  await page.evaluate(() => window.desk?.saveToken('token-of-mira', { keep: true }))
  await page.evaluate((shown) => window.desk?.showWorstClock(shown), aWorstClock('INC0030', now + 60_000))
  await sendPlan(page, aPlan(now, [aPlannedAlert(now + HOUR_MS, { ticket: 'INC0030' })]))
  await page.evaluate(() => window.desk?.clearToken())
  expect((await lastTrayLook(story.app())).tooltip).toBe('T-Minus: no clock is running')
  expect(await page.evaluate(() => window.desk?.loadToken())).toBeNull()
  expect(readFileSync(join(userData, 'alert-plan.json'), 'utf8')).not.toContain('Helena')
  await sleepFor(story.app(), 2 * HOUR_MS)
  await page.evaluate(() => window.desk?.alertsCaughtUp())
  // Whoever signs in next is warned, and of their own ticket only.
  const later = now + 2 * HOUR_MS
  await sendPlan(page, aPlan(later, [aPlannedAlert(later + HOUR_MS, { ticket: 'INC0031' })]))
  await sleepFor(story.app(), 2 * HOUR_MS)
  await page.evaluate(() => window.desk?.alertsCaughtUp())
  await expect
    .poll(async () => (await notifications(story.app())).map(({ id }) => id))
    .toEqual(['INC0031.firstResponse.50%'])
})

test('[DSK12] what a page stored is there after a restart, and after a kill', async () => {
  const userData = newFolder()
  for (const [rowsBefore, end] of (['kill', 'close', 'close'] as const).entries()) {
    const page = await story.start({ userData })
    expect(await page.evaluate(addRow)).toBe(rowsBefore + 1)
    await story.app()[end]()
  }
})
