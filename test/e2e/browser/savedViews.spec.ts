import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { aMessage } from '#kit/intents'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = anAccount('Jonas Berg')
const mira = anAccount('Mira Laine')

let server: TestServer
test.beforeAll(async () => {
  const now = instant(Date.now())
  const opened = (id: string, subject: string, minutesAgo: number) =>
    aTicket()
      .id(id)
      .about(subject)
      .openedAt(plusMs(now, -minutesAgo * MINUTE_MS))
  const vpn = opened('T-1', 'VPN drops', 30).priority('P1').build()
  const tickets = [
    { ticket: vpn, messages: [aMessage(vpn, 'm-1', 'The concentrator reboots at night.')] },
    opened('T-2', 'Printer smells', 20).priority('P2').build(),
    opened('T-3', 'Badge for Monday', 10).priority('P1').build(),
  ]
  server = await startTestServer({ accounts: [jonas, mira], tickets, filesDir })
})
test.afterAll(() => server.close())

async function signIn(page: Page, { email }: Account): Promise<void> {
  await page.goto(server.url)
  await signInOn(page, email)
  await expect(page.getByText(/^Live/)).toBeVisible()
}
const subjects = (page: Page) => page.getByRole('grid').getByRole('row').locator('.subject')

test('[BRD68] what the board shows is saved under a name, shared, and taken away again', async ({
  page,
  browser,
}) => {
  await signIn(page, jonas)
  await page.keyboard.press('6')
  await page.keyboard.press('8')
  await page.getByRole('button', { name: 'Priority: any' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'P1' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Order: Next breach first' }).click()
  await page.getByRole('menuitemradio', { name: 'Newest first' }).click()
  await page.keyboard.press('Escape')
  await expect(subjects(page)).toHaveText(['Badge for Monday', 'VPN drops'])
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByLabel('Name').fill('Urgent and new')
  await page.getByLabel('Everybody of the desk sees it').check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Urgent and new')

  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Requester' }).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  await expect(page.getByRole('columnheader', { name: 'Requester' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox').fill('urgent and')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Urgent and new')

  const hers = await browser.newPage()
  await signIn(hers, mira)
  await expect(hers.getByRole('button', { name: /Urgent and new/ })).toBeVisible()
  await hers.keyboard.press('Shift+Digit1')
  await expect(subjects(hers)).toHaveText(['Badge for Monday', 'VPN drops'])

  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByRole('menuitem', { name: 'Remove the view' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My next breaches')
  await expect(hers.getByRole('heading', { level: 1 })).toHaveText('A view that is gone')
  await hers.close()
})

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
async function order(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Order: / }).click()
  await page.getByRole('menuitemradio', { name }).click()
  await page.keyboard.press('Escape')
}
async function saveChanges(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByRole('menuitem', { name: 'Save the changes' }).click()
}

test('[PAP20] [PAP21] [PAP22] of two windows that change one view both changes stand where they can, and where not the second is asked', async ({
  page,
  browser,
}) => {
  await signIn(page, jonas)
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByLabel('Name').fill('Two windows')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(heading(page)).toHaveText('Two windows')
  const other = await browser.newPage()
  await signIn(other, jonas)
  await other.getByRole('button', { name: /Two windows/ }).click()
  await expect(heading(other)).toHaveText('Two windows')

  // Nothing is changed here: it becomes what is saved there.
  await order(page, 'Newest first')
  await saveChanges(page)
  await expect(other.getByRole('button', { name: 'Order: Newest first' })).toBeVisible()

  // Different things: both stand.
  await other.getByRole('button', { name: 'Columns' }).click()
  await other.getByRole('menuitemcheckbox', { name: 'Requester' }).click()
  await other.keyboard.press('Escape')
  await order(page, 'Oldest first')
  await saveChanges(page)
  await saveChanges(other)
  await expect(other.getByRole('button', { name: 'Order: Oldest first' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Requester' })).toBeHidden()

  // The same: the second is asked.
  await order(other, 'Last touched first')
  await order(page, 'By priority')
  await saveChanges(page)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await saveChanges(other)
  const asked = other.getByRole('dialog', { name: 'The view was saved meanwhile' })
  await expect(asked.getByText('You saved it in another window meanwhile.')).toBeVisible()
  await expect(asked.getByRole('row', { name: 'Order' })).toHaveText('OrderLast touched firstBy priority')
  await other.keyboard.press('Escape')
  await expect(other.getByRole('button', { name: 'Order: Last touched first' })).toBeVisible()
  await saveChanges(other)
  await asked.getByRole('button', { name: 'Save mine instead' }).click()
  await expect(page.getByRole('button', { name: 'Order: Last touched first' })).toBeVisible()
  await other.close()
})

test('[BRD66] columns that are hidden stay hidden after a reload', async ({ page }) => {
  await signIn(page, jonas)
  await expect(page.getByRole('columnheader', { name: 'Requester' })).toBeVisible()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Requester' }).click()
  await expect(page.getByRole('columnheader', { name: 'Requester' })).toBeHidden()
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Subject' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Requester' })).toBeHidden()
})

test('[BRD67] a search finds a ticket by what was written on it', async ({ page }) => {
  await signIn(page, jonas)
  await page.keyboard.press('8')
  await page.keyboard.press('/')
  await page.keyboard.type('concentrator')
  await expect(subjects(page)).toHaveText(['VPN drops'])
})

test('[BRD198] a view that is taken away is told of, and Z brings it back', async ({ page }) => {
  await signIn(page, jonas)
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByLabel('Name').press('Enter')
  await expect(page.getByRole('dialog').getByText('Give it a name first.')).toBeVisible()
  await page.getByLabel('Name').fill('To be missed')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('To be missed')
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByRole('menuitem', { name: 'Remove the view' }).click()
  await expect(heading(page)).toHaveText('My next breaches')
  await expect(page.locator('.notices')).toContainText('“To be missed” is removed.')
  await page.keyboard.press('z')
  await expect(heading(page)).toHaveText('To be missed')
  await expect(page.getByRole('button', { name: /To be missed/ })).toBeVisible()
})

test('[BRD260] at 900 by 600 the longest name of a view leaves room for the words that are searched for', async ({
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 600 })
  await signIn(page, jonas)
  await page.keyboard.press('8')
  await page.keyboard.press('/')
  await page.keyboard.type('printer')
  await expect(subjects(page)).toHaveText(['Printer smells'])
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByLabel('Name').fill('Longviewname'.repeat(5))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Longviewname'.repeat(5))
  const search = page.getByRole('searchbox')
  await expect(search).toHaveValue('printer')
  expect(await search.evaluate(({ clientWidth, scrollWidth }) => scrollWidth <= clientWidth)).toBe(true)
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByRole('menuitem', { name: 'Remove the view' }).click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Longviewname'.repeat(5))
})

test('[BRD261] who signs in after another person finds a board of their own, and the same person theirs', async ({
  page,
}) => {
  const sign = async (account: Account) => {
    await signInOn(page, account.email)
    await expect(page.getByText(/^Live/)).toBeVisible()
  }
  const signOut = async () => {
    await page.getByRole('button', { name: /your account$/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  }
  const title = page.getByRole('heading', { level: 1 })
  await signIn(page, jonas)
  await page.keyboard.press('8')
  await page.getByRole('button', { name: 'Priority: any' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'P1' }).click()
  await page.keyboard.press('Escape')
  await signOut()
  await sign(jonas)
  await expect(title).toHaveText('Everything open')
  await expect(subjects(page)).toHaveText(['VPN drops', 'Badge for Monday'])
  await page.keyboard.press('/')
  await page.keyboard.type('vpn')
  await expect(subjects(page)).toHaveText(['VPN drops'])
  await page.keyboard.press('Enter')
  await signOut()
  await sign(mira)
  await expect(title).toHaveText('My next breaches')
  await expect(page.getByRole('searchbox')).toHaveValue('')
  await expect(page.getByRole('button', { name: 'Priority: any' })).toBeVisible()
})
