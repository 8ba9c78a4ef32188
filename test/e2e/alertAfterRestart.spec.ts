import { expect, test } from '@playwright/test'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { HOUR_MS } from '#shared/domain/instant'
import { desktopStory, holdClock, newFolder, sendPlan, sleepFor } from './desktopStory'
import { notifications } from './shellRecords'

const story = desktopStory()

const toldIds = async () => (await notifications(story.app())).map(({ id }) => id)

test('[ALR59] a plan is raised on time after main was killed and started again, and only once', async () => {
  const userData = newFolder()
  const page = await story.start({ userData })
  const now = Date.now()
  const fireAt = now + HOUR_MS
  const alerts = [
    aPlannedAlert(fireAt, { ticket: 'INC0020' }),
    aPlannedAlert(fireAt + HOUR_MS, { ticket: 'INC0021' }),
  ]
  await sendPlan(page, aPlan(now, alerts))
  await story.app().kill()
  await story.start({ userData })
  await holdClock(story.app(), fireAt - 300)
  await story.app().evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
  expect(await toldIds()).toEqual([])
  await holdClock(story.app(), fireAt)
  await expect.poll(toldIds).toEqual(['INC0020.firstResponse.50%'])
  await story.app().kill()
  const again = await story.start({ userData })
  await sleepFor(story.app(), 3 * HOUR_MS)
  await again.evaluate(() => window.desk?.alertsCaughtUp())
  await expect.poll(toldIds).toEqual(['INC0021.firstResponse.50%'])
})
