import { expect, test } from '@playwright/test'
import { desktopStory, noteOpened } from './desktopStory'

const story = desktopStory()

test('[DSK3] a link that starts the app waits until the page listens', async () => {
  const page = await story.start({ args: ['tminus://ticket/INC0043'] })
  await page.waitForTimeout(300)
  await page.evaluate(() => {
    window.desk?.on('openTicket', ({ ticketId }) => document.body.setAttribute('data-late', ticketId))
  })
  await expect(page.locator('body')).toHaveAttribute('data-late', 'INC0043')
})

test('[DSK4] a link to a running console opens its ticket, and one of another form only shows the board', async () => {
  const page = await story.start()
  await noteOpened(page)
  await story.app().evaluate(({ app }) => {
    app.emit('open-url', { preventDefault: () => {} }, 'tminus://ticket/INC0044')
  })
  await expect(page.locator('body')).toHaveAttribute('data-opened', 'INC0044')
  await story.app().startAgain(['tminus://ticket/INC0045?run=resolve'])
  await story.app().startAgain(['tminus://resolve/INC0046'])
  await story.app().startAgain(['tminus://ticket/INC0047'])
  await expect(page.locator('body')).toHaveAttribute('data-opened', 'INC0047')
})
