import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { aPlan, warningsOf } from '#kit/alertPlans'
import { instant, MINUTE_MS } from '#shared/domain/instant'
import { pressAction } from './alertPresses'
import { desktopStory, sendPlan } from './desktopStory'
import { notifications } from './shellRecords'

const story = desktopStory()

test('[ALR113] snoozed from its notification, a ticket is silent for ten minutes and then told of once', async () => {
  const page = await story.start()
  const app = story.app()
  const begun = Date.now()
  // Half of its forty minutes is used in a moment.
  const dueAt = instant(begun + 20 * MINUTE_MS + 500)
  await sendPlan(page, aPlan(begun, warningsOf('INC7', begun - 20 * MINUTE_MS + 500, dueAt)))
  await expect.poll(() => notifications(app)).toHaveLength(1)
  await pressAction(app, 'INC7.firstResponse.50%', 1)
  await expect
    .poll(() => readFileSync(join(app.userData, 'alerts-held.json'), 'utf8'))
    .toContain('"ticketId":"INC7"')
  await app.evaluate(({ powerMonitor }) => {
    const before = Date.now
    Date.now = () => before() + 660_000
    powerMonitor.emit('resume')
  })
  await page.evaluate(() => window.desk?.alertsCaughtUp())
  await expect.poll(() => notifications(app)).toHaveLength(2)
  expect((await notifications(app))[1]?.id).toBe('INC7.firstResponse.75%')
})
