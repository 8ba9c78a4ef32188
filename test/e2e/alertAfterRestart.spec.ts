import { expect, test } from '@playwright/test'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { desktopStory, newFolder, sendPlan } from './desktopStory'
import { notifications } from './shellRecords'

const story = desktopStory()

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
