import { expect, test } from '@playwright/test'
import { desktopStory, signIn } from './desktopStory'

const story = desktopStory()

test('[DSK73] a ticket in a window of its own is read and answered there, and goes with the board', async () => {
  const { page, server } = await story.startWithServer()
  await signIn(page, server)
  await page.getByRole('button', { name: /^Everything open/ }).click()
  const id = (await page.locator('[role=row][id^=row-]').first().getAttribute('id'))?.slice(4) ?? ''
  const open = () => page.evaluate((ticket) => window.desk?.openTicketWindow(ticket as never), id)
  await expect(page.locator('[role=row][aria-selected=true]')).toHaveId(`row-${id}`)
  // Until a key moves over the list, Enter belongs to the button that was pressed.
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+Enter')
  const ticket = await story.app().waitForWindow((window) => window.url().includes('?ticket='))
  await expect(ticket.getByRole('textbox', { name: /^Message to/ })).toBeVisible({ timeout: 20_000 })
  await expect(ticket.getByText(id).first()).toBeVisible()
  await open()
  expect(story.app().windows()).toHaveLength(2)
  await ticket.getByRole('textbox', { name: /^Message to/ }).fill('On it.')
  await ticket.keyboard.press('Control+Enter')
  await expect(ticket.getByRole('log', { name: 'Conversation' }).getByText('On it.')).toBeVisible()
  await story.app().evaluate(({ app, BrowserWindow }) => {
    app.removeAllListeners('window-all-closed')
    BrowserWindow.getAllWindows()[0]?.destroy()
  })
  await expect.poll(() => story.app().windows().length).toBe(0)
})

test('[DSK102] a ticket’s window whose session ended shows its ticket again once somebody signs in on the board', async () => {
  const { page, server } = await story.startWithServer()
  await signIn(page, server)
  await page.getByRole('button', { name: /^Everything open/ }).click()
  await expect(page.locator('[role=row][aria-selected=true]')).toHaveCount(1)
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+Enter')
  const ticket = await story.app().waitForWindow((window) => window.url().includes('?ticket='))
  const message = ticket.getByRole('textbox', { name: /^Message to/ })
  await expect(message).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: /your account$/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await expect(ticket.getByText('Nobody is signed in.')).toBeVisible()
  await signIn(page, server)
  await expect(message).toBeVisible({ timeout: 20_000 })
})
