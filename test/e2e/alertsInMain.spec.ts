import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { desktopStory, newFolder, sendPlan } from './desktopStory'
import { clickNotification, notifications, tidings } from './shellRecords'

const story = desktopStory()

test('[ALR66] a click on a warning shows the board and opens its ticket', async () => {
  const page = await story.start()
  await page.evaluate(() => {
    window.desk?.on('openTicket', ({ ticketId }) => document.body.setAttribute('data-opened', ticketId))
  })
  const now = Date.now()
  await sendPlan(page, aPlan(now, [aPlannedAlert(now + 400, { ticket: 'INC0010', level: { percent: 90 } })]))
  await expect.poll(() => notifications(story.app())).toHaveLength(1)
  expect((await notifications(story.app()))[0]).toMatchObject({
    id: 'INC0010.firstResponse.90%',
    urgency: 'critical',
  })
  expect((await notifications(story.app()))[0]?.title).toMatch(/^INC0010 first reply: T−1[45]:\d\d$/)
  await clickNotification(story.app(), 'INC0010.firstResponse.90%')
  await expect(page.locator('body')).toHaveAttribute('data-opened', 'INC0010')
})

test('[ALR59] a plan is raised on time after main was killed and started again, and only once', async () => {
  const userData = newFolder()
  const begunAt = Date.now()
  const page = await story.start({ userData })
  // Late enough for another start on this machine, and no later.
  const fireAt = Date.now() + 2_000 + 2 * (Date.now() - begunAt)
  await sendPlan(page, aPlan(Date.now(), [aPlannedAlert(fireAt, { ticket: 'INC0020' })]))
  await story.app().kill()
  await story.start({ userData })
  expect(Date.now()).toBeLessThan(fireAt)
  await expect.poll(() => notifications(story.app()), { timeout: 60_000 }).toHaveLength(1)
  expect(Math.abs(Date.now() - fireAt)).toBeLessThan(2_000)
  await story.app().kill()
  await story.start({ userData })
  await story.app().evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
  expect(await notifications(story.app())).toEqual([])
})

test('[ALR57] warnings come with the board hidden', async () => {
  const userData = newFolder()
  writeFileSync(
    join(userData, 'settings.json'),
    JSON.stringify({ serverUrl: null, closingBoard: 'hide', board: null, wallboard: null }),
  )
  const page = await story.start({ userData })
  await story.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect
    .poll(() => story.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(false)
  const now = Date.now()
  await sendPlan(page, aPlan(now, [aPlannedAlert(now + 500)]))
  await expect.poll(() => notifications(story.app())).toHaveLength(1)
  await clickNotification(story.app(), '20418.firstResponse.50%')
  await expect
    .poll(() => story.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true)
})

test('[ALR61] after a sleep the console is asked first, then one digest tells what passed', async () => {
  const page = await story.start()
  await tidings.listen(page, 'woke')
  const now = Date.now()
  const alerts = ['INC1', 'INC2', 'INC3', 'INC4'].map((ticket, index) =>
    aPlannedAlert(now + 60_000 * (index + 1), { ticket }),
  )
  await sendPlan(page, aPlan(now, alerts))
  await story.app().evaluate(({ powerMonitor }) => {
    const awakeAt = Date.now
    Date.now = () => awakeAt() + 600_000
    powerMonitor.emit('resume')
  })
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
