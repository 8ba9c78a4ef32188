import { expect, test } from '@playwright/test'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { desktopStory, isBoardVisible, noteOpened, sendPlan } from './desktopStory'
import { clickNotification, notifications } from './shellRecords'

const story = desktopStory()

test('[ALR66] a click on a warning shows the hidden board and opens its ticket', async () => {
  const page = await story.start()
  const app = story.app()
  await noteOpened(page)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const now = Date.now()
  await sendPlan(page, aPlan(now, [aPlannedAlert(now + 400, { ticket: 'INC0010', level: { percent: 90 } })]))
  await expect.poll(() => notifications(app)).toHaveLength(1)
  const [warning] = await notifications(app)
  expect(warning).toMatchObject({ id: 'INC0010.firstResponse.90%', urgency: 'critical' })
  expect(warning?.title).toMatch(/^INC0010 first reply: T−1[45]:\d\d$/)
  expect(await isBoardVisible(app)).toBe(false)
  await clickNotification(app, 'INC0010.firstResponse.90%')
  await expect(page.locator('body')).toHaveAttribute('data-opened', 'INC0010')
  await expect.poll(() => isBoardVisible(app)).toBe(true)
})
