import { expect, test } from '@playwright/test'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { instant } from '#shared/domain/instant'
import { desktopStory, holdClock, isBoardVisible, sendPlan } from './desktopStory'
import { notifications } from './shellRecords'

const story = desktopStory()

test('[ALR106] a breach flashes the taskbar and neither raises the board nor takes the focus', async () => {
  const page = await story.start()
  const app = story.app()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const now = Date.now()
  const dueAt = instant(now + 300)
  await holdClock(app, now)
  await sendPlan(page, aPlan(now, [aPlannedAlert(dueAt, { level: { percent: 100 }, dueAt })]))
  await holdClock(app, dueAt)
  await expect.poll(() => notifications(app)).toHaveLength(1)
  const looks = await app.evaluate(({ BrowserWindow }) => {
    const [board] = BrowserWindow.getAllWindows()
    // What the stand-in keeps of the taskbar; Electron does not tell.
    const { isFlashing = true } = board as unknown as { readonly isFlashing?: boolean }
    return { isFocused: board?.isFocused(), isFlashing }
  })
  expect(looks).toEqual({ isFocused: false, isFlashing: true })
  expect(await isBoardVisible(app)).toBe(false)
})
