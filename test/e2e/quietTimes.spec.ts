import { expect, test } from '@playwright/test'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { instant } from '#shared/domain/instant'
import { desktopStory, holdClock, sendPlan } from './desktopStory'
import { lastTrayLook, notifications } from './shellRecords'

const story = desktopStory()
const FAR = 3_600_000

test('[ALR103] muted alerts are kept back but for a breach, and told in one notice when the silence ends', async () => {
  const page = await story.start()
  const app = story.app()
  const now = Date.now()
  const dueAt = instant(now + 300)
  await holdClock(app, now)
  await page.evaluate((until) => window.desk?.changePreferences({ mutedUntil: until as never }), now + FAR)
  await expect.poll(async () => (await lastTrayLook(app)).labels.join()).toContain('muted until')
  await sendPlan(
    page,
    aPlan(now, [
      ...['INC1', 'INC2'].map((ticket) => aPlannedAlert(dueAt, { ticket })),
      aPlannedAlert(dueAt, { ticket: 'INC3', level: { percent: 100 }, dueAt }),
    ]),
  )
  await holdClock(app, dueAt)
  await expect
    .poll(async () => (await notifications(app)).map(({ id }) => id))
    .toEqual(['INC3.firstResponse.100%'])
  await page.evaluate(() => window.desk?.changePreferences({ mutedUntil: null }))
  await expect
    .poll(async () => (await notifications(app)).slice(1).map(({ title }) => title))
    .toEqual(['2 alerts while it was quiet'])
})
