import { expect, test } from '@playwright/test'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { closedNotes, noteClosed } from './alertPresses'
import { desktopStory, sendPlan } from './desktopStory'
import { notifications } from './shellRecords'

const story = desktopStory()

test('[ALR117] a notification of what a colleague has handled goes, the others stay', async () => {
  const page = await story.start()
  const app = story.app()
  await noteClosed(app)
  const now = Date.now()
  const [met, runs] = ['INC1', 'INC2'].map((ticket) => aPlannedAlert(now + 300, { ticket }))
  if (met === undefined || runs === undefined) throw new Error('two alerts')
  await sendPlan(page, aPlan(now, [met, runs]))
  await expect.poll(() => notifications(app)).toHaveLength(2)
  await sendPlan(page, aPlan(Date.now(), [runs]))
  await expect.poll(() => closedNotes(app)).toEqual(['INC1.firstResponse.50%'])
})
