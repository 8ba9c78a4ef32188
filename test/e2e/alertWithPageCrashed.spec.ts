import { expect, test } from '@playwright/test'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { desktopStory, sendPlan } from './desktopStory'
import { notifications } from './shellRecords'

const story = desktopStory()

test('[ALR57] a warning comes on time though the page that planned it has crashed', async () => {
  const page = await story.start()
  const app = story.app()
  const now = Date.now()
  await sendPlan(page, aPlan(now, [aPlannedAlert(now + 1_500, { ticket: 'INC0050' })]))
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  await expect
    .poll(async () => (await notifications(app)).map(({ id }) => id))
    .toEqual(['INC0050.firstResponse.50%'])
})
