import { expect, test } from '@playwright/test'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { closedNotes, noteClosed } from './alertPresses'
import { desktopStory, holdClock, sendPlan, sleepFor } from './desktopStory'
import { notifications, tidings } from './shellRecords'

const story = desktopStory()

test('[ALR117] a notification of what a colleague has handled goes, the others stay', async () => {
  const page = await story.start()
  const app = story.app()
  await noteClosed(app)
  const now = Date.now()
  const [met, runs] = ['INC1', 'INC2'].map((ticket) => aPlannedAlert(now + 300, { ticket }))
  if (met === undefined || runs === undefined) throw new Error('two alerts')
  await holdClock(app, now)
  await sendPlan(page, aPlan(now, [met, runs]))
  await holdClock(app, now + 300)
  await expect.poll(() => notifications(app)).toHaveLength(2)
  await sendPlan(page, aPlan(now + 300, [runs]))
  await expect.poll(() => closedNotes(app)).toEqual(['INC1.firstResponse.50%'])
})

test('[ALR62] what a colleague handled during a sleep is not told on waking', async () => {
  const page = await story.start()
  const app = story.app()
  await tidings.listen(page, 'woke')
  const now = Date.now()
  const [met, moved, runs] = ['INC1', 'INC2', 'INC3'].map((ticket) => aPlannedAlert(now + 60_000, { ticket }))
  if (met === undefined || moved === undefined || runs === undefined) throw new Error('three alerts')
  await sendPlan(page, aPlan(now, [met, moved, runs]))
  await sleepFor(app, 600_000)
  await expect.poll(() => tidings.count(page, 'woke')).toBe(1)
  // INC1 has been answered; INC2 has got a later due time, and its warning is ahead again.
  const wokenAt = now + 600_000
  const ahead = aPlannedAlert(wokenAt + 3_600_000, { ticket: 'INC2' })
  await sendPlan(page, aPlan(wokenAt, [runs, ahead]))
  await page.evaluate(() => window.desk?.alertsCaughtUp())
  await expect
    .poll(async () => (await notifications(app)).map(({ id }) => id))
    .toEqual(['INC3.firstResponse.50%'])
})
