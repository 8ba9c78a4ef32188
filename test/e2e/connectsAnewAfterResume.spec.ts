import { expect, test } from '@playwright/test'
import { desktopStory, signIn, sleepFor } from './desktopStory'
import { tidings } from './shellRecords'

const story = desktopStory()

test('[ALR60] on waking the console connects anew, though the old connection looks open, and is live again', async () => {
  const { page, server } = await story.startWithServer()
  await signIn(page, server)
  await tidings.listen(page, 'woke')
  const opened: string[] = []
  page.on('websocket', (socket) => opened.push(socket.url()))
  // Nothing was said of the connection: to the page it is as good as before.
  await expect(page.getByText(/^Live/)).toBeVisible()
  await sleepFor(story.app(), 600_000)
  await expect.poll(() => tidings.count(page, 'woke')).toBe(1)
  await expect.poll(() => opened).toHaveLength(1)
  await expect(page.getByText(/^Live/)).toBeVisible()
})
