import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { anAccount, anAgent, aTicket } from '#kit/builders'
import { notices, row, selected } from '#kit/drawnBoard'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'
import { queueId } from '#shared/domain/ids'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = { ...anAccount('Jonas Berg'), queues: [queueId('network')] }
const mira = anAccount('Mira Laine')
const text = (page: Page) => page.locator('#composer-text')
const ticketOf = (id: string, queue = 'network') =>
  aTicket()
    .id(id)
    .requestedBy('Ada Nyman')
    .inQueue(queue)
    .openedAt(plusMs(instant(Date.now()), -MINUTE_MS))
const closed = (id: string) =>
  ticketOf(id).statusAt(instant(Date.now()), 'closed', anAgent('Mira Laine')).build()

let server: TestServer
test.beforeEach(async () => {
  server = await startTestServer({
    accounts: [jonas, mira],
    tickets: ['T-1', 'T-2', 'T-3'].map((id) => ticketOf(id).build()),
    queues: ['network', 'payroll'].map((id) => ({ id: queueId(id), name: id })),
    filesDir,
  })
})
test.afterEach(() => server.close())

async function onBoard(page: Page, { email }: Account): Promise<void> {
  await page.goto(server.url)
  await signInOn(page, email)
  await expect(page.getByText(/^Live/)).toBeVisible()
  await page.keyboard.press('8')
  await expect(row(page, 'T-1')).toBeVisible()
}

/** The ticket in a window of its own, with half a sentence written on it. */
async function writingAlone(page: Page): Promise<Page> {
  await onBoard(page, jonas)
  const alone = await page.context().newPage()
  await alone.goto(`${server.url}/?ticket=T-1`)
  await text(alone).click()
  await alone.keyboard.type('Half a sentence')
  return alone
}

async function staysOnTheWords(alone: Page): Promise<void> {
  const begun = alone.getByRole('textbox', { name: 'Begun on T-1 and not sent' })
  await expect(begun).toHaveValue('Half a sentence')
  await expect(alone.getByText('Closed. Read from the server.')).toBeVisible()
  await expect(begun).toBeFocused()
  // "v" would merge, "e" assign and "j" do something on a board.
  await alone.keyboard.type(' vej')
  await expect(begun).toHaveValue('Half a sentence')
  await expect(alone.getByRole('dialog')).toHaveCount(0)
}

test('[TKT153] [TKT162] a ticket that is closed while somebody writes on it in its own window leaves them the words, and a way out that works', async ({
  page,
}) => {
  const alone = await writingAlone(page)
  await server.intake(closed('T-1'))
  await staysOnTheWords(alone)
  await expect(alone.getByRole('button', { name: /Back to the board/ })).toHaveCount(0)
  await expect(alone.getByRole('button', { name: 'Close the window' })).toBeVisible()
  await alone.getByRole('button', { name: 'Discard', exact: true }).click()
  await expect(alone.getByRole('textbox', { name: 'Begun on T-1 and not sent' })).toHaveCount(0)
})

test('[TKT170] a ticket in its own window is called after its subject once it is closed, loaded again, or no longer to be seen', async ({
  page,
}) => {
  const alone = await writingAlone(page)
  const { subject } = ticketOf('T-1').build()
  await expect(alone).toHaveTitle(`T-1 · ${subject} · T-Minus`)
  await server.intake(closed('T-1'))
  await staysOnTheWords(alone)
  await expect(alone).toHaveTitle(`T-1 · ${subject} · T-Minus`)
  await alone.reload()
  await expect(alone.getByText('Closed. Read from the server.')).toBeVisible()
  await expect(alone).toHaveTitle(`T-1 · ${subject} · T-Minus`)

  await alone.goto(`${server.url}/?ticket=T-2`)
  await expect(alone).toHaveTitle(`T-2 · ${subject} · T-Minus`)
  await server.intake(ticketOf('T-2', 'payroll').build())
  await expect(alone.getByRole('heading', { name: /^T-2 is not on the board/ })).toBeVisible()
  await expect(alone).toHaveTitle(`T-2 · ${subject} · T-Minus`)
})

test('[TKT153] a ticket that is merged while somebody writes on it in its own window leaves them the words, and they go along once', async ({
  page,
  browser,
}) => {
  const alone = await writingAlone(page)
  await row(page, 'T-1').click()
  await expect(text(page)).toHaveValue('Half a sentence')
  const hers = await browser.newPage()
  await onBoard(hers, mira)
  await row(hers, 'T-1').click()
  await hers.keyboard.press('v')
  await hers.getByRole('option', { name: /^T-2 / }).click()
  await staysOnTheWords(alone)
  await page.getByRole('button', { name: 'Write in T-2 and take the text along' }).click()
  await expect(text(page)).toHaveValue('Half a sentence')
  // The other window has nothing left to bring a second time.
  await expect(alone.getByRole('button', { name: 'Write in T-2', exact: true })).toBeVisible()
  await expect(alone.getByRole('textbox')).toHaveCount(0)
  await hers.close()
})

test('[BRD273] a ticket that goes while a dialog asks about it leaves the dialog, which says so and keeps the keys', async ({
  page,
}) => {
  await onBoard(page, jonas)
  await row(page, 'T-1').getByRole('checkbox').check()
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('combobox')).toBeFocused()
  await server.intake(ticketOf('T-1', 'payroll').build())
  const gone = 'T-1: This ticket is no longer on this computer. It was closed or moved out of your queues.'
  await expect(dialog.getByText(gone)).toBeVisible()
  // "t" would take the next ticket, "o" reopen it.
  await page.keyboard.type('to')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(notices(page)).toHaveText('')
  await expect(selected(page)).toHaveId('row-T-2')
  await row(page, 'T-2').click()
  await page.keyboard.press('q')
  await expect(dialog.getByRole('combobox')).toBeFocused()
  await server.intake(ticketOf('T-2', 'payroll').build())
  await expect(dialog.getByText(gone.replace('T-1', 'T-2'))).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('heading', { name: /^T-2 is not on the board/ })).toBeVisible()
})

test('[BRD280] the list that links a ticket stays, says so and keeps the keys where the ticket goes meanwhile', async ({
  page,
}) => {
  await onBoard(page, jonas)
  await row(page, 'T-1').click()
  await page.getByRole('button', { name: 'Link a ticket' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('combobox')).toBeFocused()
  await server.intake(ticketOf('T-1', 'payroll').build())
  await expect(dialog.getByText(/^T-1: This ticket is no longer on this computer/)).toBeVisible()
  // "t" would take the next ticket.
  await page.keyboard.type('to')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(notices(page)).toHaveText('')
})

test('[BRD281] the way to take back a deed goes as the server refuses that deed', async ({ page }) => {
  await onBoard(page, jonas)
  await page.context().setOffline(true)
  await page.keyboard.press('r')
  const resolved = notices(page).getByText('T-1 is resolved.')
  // It would stand as long as it is pointed at.
  await resolved.hover()
  const asked = ticketOf('T-1').statusAt(instant(Date.now()), 'waiting-customer', anAgent('Mira Laine'))
  await server.intake(asked.build())
  await page.context().setOffline(false)
  await expect(page.getByRole('button', { name: 'Show it' })).toBeVisible({ timeout: 40_000 })
  await expect(resolved).toHaveCount(0)
  await page.keyboard.press('z')
  await expect(notices(page)).toContainText('There is nothing to take back now.')
})

test('[BRD273] of several tickets put away together, those that went meanwhile are named', async ({
  page,
}) => {
  await onBoard(page, jonas)
  for (const id of ['T-1', 'T-2']) await row(page, id).getByRole('checkbox').check()
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('combobox')).toBeFocused()
  await server.intake(ticketOf('T-1', 'payroll').build())
  await expect(row(page, 'T-1')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(notices(page)).toContainText('1 of 2 tickets changed. T-1: This ticket is no longer')
})

test('[ATT26] a file that is dropped at the door, on the board or on a ticket is not opened in place of the console', async ({
  page,
}) => {
  const isStopped = (name: 'dragover' | 'drop') =>
    page.evaluate((type) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['x'], 'log.txt'))
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
      document.querySelector('main')?.dispatchEvent(event)
      return event.defaultPrevented
    }, name)
  const staysOut = async () =>
    expect([await isStopped('dragover'), await isStopped('drop')]).toEqual([true, true])
  await page.goto(server.url)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await staysOut()
  await onBoard(page, jonas)
  await staysOut()
  await row(page, 'T-1').click()
  await expect(text(page)).toBeVisible()
  await staysOut()
})

test('[ATT30] files chosen for a ticket that is closed meanwhile are saved elsewhere, taken off or discarded there', async ({
  page,
}) => {
  await onBoard(page, jonas)
  await row(page, 'T-1').click()
  const chosen = ['trace.log', 'screen.png'].map((name) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(`all of ${name}`),
  }))
  await page.locator('input[type=file]').setInputFiles(chosen)
  await expect(page.locator('.composer .attachment')).toHaveCount(2)
  await server.intake(closed('T-1'))
  await expect(page.getByText('Closed. Read from the server.')).toBeVisible()
  const files = page.getByRole('list', { name: 'Files chosen and not sent' }).getByRole('listitem')
  await expect(files).toHaveCount(2)
  await expect(page.getByText('They were not sent.')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save trace.log' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toBe('all of trace.log')
  await page.getByRole('button', { name: 'Remove trace.log' }).click()
  await expect(files).toHaveText([/screen\.png/])
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await expect(files).toHaveCount(0)
  await page.keyboard.press('z')
  await expect(files).toHaveText([/screen\.png/])
})

test('[BRD270] [BRD271] a ticket is found by its link, pasted into the search and into the palette', async ({
  page,
}) => {
  await onBoard(page, jonas)
  const link = `${server.url}/?ticket=T-2`
  await page.keyboard.press('/')
  await page.keyboard.insertText('http')
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(link)
  await expect(row(page, 'T-2')).toBeVisible()
  await expect(page.locator('[role=row][id^=row-]')).toHaveCount(1)
  await page.getByRole('searchbox').fill('no such words '.repeat(20))
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByLabel('Name').fill('Too much')
  await page.keyboard.press('Enter')
  await expect(notices(page)).toContainText('too long to be saved with a view: 200 characters at most')
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText(`<${link}>`)
  await page.keyboard.press('Enter')
  await expect(page.locator('.ticket-head')).toContainText('T-2')
})

test('[TKT165] [TKT166] a refused reply to a ticket that moved away is put back on that ticket and on no other, and what is discarded comes back', async ({
  page,
}) => {
  await onBoard(page, jonas)
  await page.context().setOffline(true)
  await row(page, 'T-1').click()
  await page.keyboard.press('m')
  await page.keyboard.type('It is up again.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('log').getByText('It is up again.')).toBeVisible()
  await page.keyboard.press('Escape')
  await server.intake(ticketOf('T-1', 'payroll').build())
  await page.context().setOffline(false)
  const letter = page.getByRole('article', { name: /T-1/ })
  await page.getByRole('button', { name: 'Show it' }).click({ timeout: 40_000 })
  const begun = page.getByRole('textbox', { name: 'Begun on T-1 and not sent' })

  await letter.getByRole('button', { name: 'Discard' }).click()
  await expect(letter).toHaveCount(0)
  await expect(notices(page)).toContainText('What you wrote on T-1 is discarded.')
  await page.keyboard.press('z')
  await expect(begun).toHaveValue('It is up again.')
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await expect(begun).toHaveCount(0)
  await page.keyboard.press('z')
  await expect(begun).toHaveValue('It is up again.')

  await page.keyboard.press('Escape')
  await row(page, 'T-2').click()
  await expect(text(page)).toHaveValue('')
  await expect(text(page)).not.toBeFocused()
})

test('[TKT165] [BRD11] the way back to the draft keeps a refused reply where its ticket has gone', async ({
  page,
}) => {
  await onBoard(page, jonas)
  await page.context().setOffline(true)
  await row(page, 'T-1').click()
  await page.keyboard.press('m')
  await page.keyboard.type('It is up again.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('log').getByText('It is up again.')).toBeVisible()
  await page.keyboard.press('Escape')
  await server.intake(ticketOf('T-1', 'payroll').build())
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Show it' }).click({ timeout: 40_000 })
  await page.getByRole('button', { name: 'Redo: back to the draft' }).click()
  await expect(page.getByRole('textbox', { name: 'Begun on T-1 and not sent' })).toHaveValue(
    'It is up again.',
  )
  await page.keyboard.press('Escape')
  await row(page, 'T-2').click()
  await expect(text(page)).toHaveValue('')
})
