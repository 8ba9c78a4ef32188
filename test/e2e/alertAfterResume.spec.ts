import { expect, test } from '@playwright/test'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { desktopStory, sendPlan, sleepFor } from './desktopStory'
import { notifications, tidings } from './shellRecords'

const story = desktopStory()

test('[ALR61] after a sleep the console is asked first, then one digest tells what passed', async () => {
  const page = await story.start()
  await tidings.listen(page, 'woke')
  const now = Date.now()
  const alerts = ['INC1', 'INC2', 'INC3', 'INC4'].map((ticket, index) =>
    aPlannedAlert(now + 60_000 * (index + 1), { ticket }),
  )
  await sendPlan(page, aPlan(now, alerts))
  await sleepFor(story.app(), 600_000)
  await expect.poll(() => tidings.count(page, 'woke')).toBe(1)
  expect(await notifications(story.app())).toEqual([])
  // A colleague has answered INC1 meanwhile: the new plan knows nothing of it.
  const stillOpen = alerts.slice(1).map((alert) =>
    aPlannedAlert(alert.dueAt, {
      ...alert,
      ticket: alert.ticketId,
      level: { percent: 100 },
      fireAt: alert.dueAt,
    }),
  )
  await sendPlan(page, aPlan(now + 600_000, stillOpen))
  expect(await notifications(story.app())).toEqual([])
  await page.evaluate(() => window.desk?.alertsCaughtUp())
  await expect.poll(() => notifications(story.app())).toHaveLength(1)
  const [digest] = await notifications(story.app())
  expect(digest?.title).toBe('3 alerts while you were away')
  expect(digest?.body).not.toContain('INC1')
})
