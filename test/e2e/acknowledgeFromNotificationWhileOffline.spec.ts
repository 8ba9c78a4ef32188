import { expect, test } from '@playwright/test'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { actionWordsOf, pressAction } from './alertPresses'
import { alertOf, desktopStory, isBoardVisible, sendPlan, signIn } from './desktopStory'
import { notifications } from './shellRecords'

const story = desktopStory()

test('[ALR112] acknowledged from the notification while offline and hidden, a ticket is acknowledged once online', async () => {
  test.setTimeout(120_000)
  const { page, server } = await story.startWithServer()
  await signIn(page, server)
  await page.keyboard.press('2')
  await expect(page.getByRole('heading', { name: 'Unacknowledged' })).toBeVisible()
  const row = page.locator('[role=row][id^=row-]').first()
  const ticket = (await row.getAttribute('id'))?.slice('row-'.length) ?? ''
  const app = story.app()
  await server.kill()
  await expect(page.getByText(/^Offline since/).first()).toBeVisible({ timeout: 30_000 })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())

  const id = await alertOf(page, app, ticket)
  expect(await actionWordsOf(app, id)).toEqual(['Acknowledge', 'Snooze 10 min'])
  await pressAction(app, id, 0)

  await page.keyboard.press('Shift+S')
  const waiting = page.locator('.waiting li')
  await expect(waiting).toContainText(ticket)
  // Nobody asked to see the board.
  expect(await isBoardVisible(app)).toBe(false)

  await server.restart()
  await expect(page.getByText('Everything you did is on the server.')).toBeVisible({ timeout: 60_000 })
  await expect(page.locator(`[id="row-${ticket}"]`)).toHaveCount(0)
})

test('[ALR112] pressed before anybody is signed in, it waits on disk for the desk', async () => {
  test.setTimeout(120_000)
  const { page, server } = await story.startWithServer()
  const app = story.app()
  const now = Date.now()
  await sendPlan(page, aPlan(now, [aPlannedAlert(now + 300, { ticket: 'nobodys' })]))
  await expect.poll(() => notifications(app)).toHaveLength(1)
  await pressAction(app, 'nobodys.firstResponse.50%', 0)
  // Taken by nobody: it is still there after the sign-in, and then settled with a sentence.
  await signIn(page, server)
  await expect(page.locator('.notices')).toContainText('nobodys was not acknowledged')
  await expect
    .poll(() => page.evaluate(() => window.desk?.takeAlertIntents().then((intents) => intents.length)))
    .toBe(0)
})
