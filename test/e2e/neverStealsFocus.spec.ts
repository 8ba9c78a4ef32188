import { expect, test } from '@playwright/test'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { desktopStory, isBoardVisible, sendPlan } from './desktopStory'
import { notifications } from './shellRecords'

const story = desktopStory()

test('[ALR106] a breach flashes the taskbar and neither raises the board nor takes the focus', async () => {
  const page = await story.start()
  const app = story.app()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const now = Date.now()
  await sendPlan(
    page,
    aPlan(now, [aPlannedAlert(now + 300, { level: { percent: 100 }, dueAt: (now + 300) as never })]),
  )
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
