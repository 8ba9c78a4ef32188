import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { axeFaults } from '#kit/axeFaults'
import { anAccount, aTicket } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = anAccount('Jonas Berg')
const mira = anAccount('Mira Holm')
const aTicketOfNow = () =>
  aTicket()
    .priority('P1')
    .openedAt(plusMs(instant(Date.now()), -MINUTE_MS))
    .build()
/** Opened a minute before each story: one that the file was loaded with would come due in the later ones. */
let ticket = aTicketOfNow()
const picture = Buffer.alloc(700_000, 'a picture of the screen ')
const chosen = [
  { name: 'Bildschirm Zoë.png', mimeType: 'image/png', buffer: picture },
  { name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('first line\n') },
]

let server: TestServer
test.beforeEach(async ({ page }) => {
  ticket = aTicketOfNow()
  server = await startTestServer({ accounts: [jonas, mira], tickets: [ticket], filesDir })
  await openTicket(page, jonas)
})
test.afterEach(() => server.close())

async function openTicket(page: Page, person: Account): Promise<void> {
  await page.goto(server.url)
  await signInOn(page, person.email)
  await expect(page.getByText(/^Live/).first()).toBeVisible()
  await page.locator(`[id="row-${ticket.id}"]`).click()
}

const filesOfDraft = (page: Page) => page.getByRole('list', { name: 'Files of this message' })
const attachedFiles = (page: Page) => page.getByRole('list', { name: 'Attached files' })

async function choose(page: Page, ...files: typeof chosen): Promise<void> {
  const asked = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach', exact: false }).first().click()
  await (await asked).setFiles(files)
}

async function savedBytes(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const saving = page.waitForEvent('download')
  await attachedFiles(page).getByRole('button', { name: button }).click()
  const download = await saving
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** Whether a file that is dropped beside the composer would replace the page. */
const wouldLeave = (page: Page): Promise<boolean> =>
  page.getByRole('log', { name: 'Conversation' }).evaluate((target) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['x'], 'x.html'))
    return target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
  })

/** Hands files to an element as the system does when they are dropped or pasted. */
const hand = (page: Page, event: 'drop' | 'paste', name: string, bytes: number): Promise<void> =>
  page.getByLabel(/^Message to|^Note for/).evaluate(
    (target, [kind, fileName, size]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(size)], fileName, { type: 'image/png' }))
      const options = { bubbles: true, cancelable: true }
      target.dispatchEvent(
        kind === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...options, clipboardData: transfer }),
      )
    },
    [event, name, bytes] as const,
  )

test('[ATT9] [ATT14] files attached without a server outlive the window, land with their message, and reach another agent byte by byte', async ({
  page,
  browser,
}) => {
  await server.kill()
  await expect(page.getByText(/^Offline since/)).toBeVisible()
  await page.keyboard.press('n')
  await page.getByLabel('Note for the desk').fill('See what it shows.')
  await choose(page, ...chosen)
  await expect(filesOfDraft(page).getByRole('listitem')).toHaveText([
    'Bildschirm Zoë.png684 KB',
    'log.txt11 bytes',
  ])
  await page.getByLabel('Note for the desk').press('Control+Enter')
  await expect(filesOfDraft(page)).toBeHidden()
  await expect(page.getByText('Not sent yet')).toBeVisible()
  expect((await savedBytes(page, 'Save log.txt 11 bytes')).bytes.toString()).toBe('first line\n')

  await server.restart()
  await server.kill()
  await page.close()
  const reopened = await page.context().newPage()
  await server.restart()
  await reopened.goto(server.url)
  await expect(reopened.getByText(/^Live/).first()).toBeVisible()
  await reopened.locator(`[id="row-${ticket.id}"]`).click()
  await expect(reopened.getByText('See what it shows.')).toBeVisible()
  await expect(reopened.getByText('Not sent yet')).toBeHidden()

  const there = await (await browser.newContext()).newPage()
  await openTicket(there, mira)
  await expect(there.getByText('See what it shows.')).toHaveCount(1)
  const saved = await savedBytes(there, 'Save Bildschirm Zoë.png 684 KB')
  expect(saved.name).toBe('Bildschirm Zoë.png')
  expect(saved.bytes.equals(picture)).toBe(true)
  await there.context().setOffline(true)
  await attachedFiles(there).getByRole('button', { name: 'Save log.txt 11 bytes' }).click()
  await expect(there.getByText(/^log\.txt is on the server, which cannot be reached now/)).toBeVisible()
  await there.context().close()
})

test('[ATT13] files are chosen, dropped and pasted, taken off again, and refused with a sentence when they are too large or too many', async ({
  page,
}) => {
  await page.keyboard.press('m')
  // On a busy machine the next key would come before there is anybody to take it.
  await expect(page.getByLabel(/^Message to/)).toBeFocused()
  const asked = page.waitForEvent('filechooser')
  await page.keyboard.press('Control+Shift+F')
  await (await asked).setFiles(chosen[1] ? [chosen[1]] : [])
  await hand(page, 'drop', 'dropped.png', 2_048)
  await hand(page, 'paste', 'image.png', 10)
  await expect(filesOfDraft(page).getByRole('listitem')).toHaveText([
    'log.txt11 bytes',
    'dropped.png2 KB',
    'image.png10 bytes',
  ])
  expect(await wouldLeave(page)).toBe(false)
  await page.getByRole('button', { name: 'Remove dropped.png' }).click()
  await expect(filesOfDraft(page).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByLabel(/^Message to/)).toBeFocused()
  await hand(page, 'drop', 'film.mov', 25 * 1024 * 1024 + 1)
  await expect(page.getByText('film.mov was not attached: a file may have at most 25 MB.')).toBeVisible()
  for (let n = 0; n < 9; n++) await hand(page, 'drop', `${n}.png`, 10 + n)
  await expect(filesOfDraft(page).getByRole('listitem')).toHaveCount(10)
  await expect(page.getByText('A message takes at most 10 files.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Write something first.')).toBeHidden()
  await page.getByLabel(/^Message to/).fill('Ten files.')
  await page.getByLabel(/^Message to/).press('Control+Enter')
  await expect(attachedFiles(page).getByRole('button')).toHaveCount(10)
  await expect(page.getByText('Not sent yet')).toBeHidden()
  await choose(page, ...chosen)
  await expect(filesOfDraft(page).getByRole('listitem')).toHaveCount(2)
  for (const theme of ['first', 'other']) {
    expect(await axeFaults(page, '.stream'), theme).toEqual([])
    await page.getByRole('log', { name: 'Conversation' }).focus()
    await page.keyboard.press('Shift+L')
  }
})

test('[ATT24] beside files without words stands how long this computer keeps them', async ({ page }) => {
  const kept = page.getByText(/^With no words beside them, the files are kept on this computer for 30 days/)
  await expect(kept).toHaveCount(0)
  await choose(page, ...chosen)
  await expect(kept).toBeVisible()
  expect(await axeFaults(page, '.composer')).toEqual([])
  await page.getByLabel(/^Message to/).fill('Ten files.')
  await expect(kept).toHaveCount(0)
})

test('[TKT157] a pasted log of 6 MB becomes a file beside the words, and both outlive the window', async ({
  page,
}) => {
  const field = page.getByLabel(/^Message to/)
  await page.keyboard.press('m')
  await field.fill('The whole log')
  await field.evaluate((target) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'log line\n'.repeat(700_000))
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  const told = 'The pasted text is too long for a message, so it is attached as text.txt.'
  await expect(page.getByText(told).first()).toBeVisible()
  await page.close()
  const reopened = await page.context().newPage()
  await reopened.goto(server.url)
  await reopened.locator(`[id="row-${ticket.id}"]`).click()
  await expect(filesOfDraft(reopened).getByRole('listitem')).toHaveText(['text.txt6.0 MB'])
  await expect(reopened.getByLabel(/^Message to/)).toHaveValue('The whole log')
})

/** Holds every reading of a file in this page until what is returned is called. */
async function holdReading(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer
    const released = new Promise<void>((resolve) => {
      addEventListener('release-files', () => resolve(), { once: true })
    })
    Blob.prototype.arrayBuffer = async function arrayBuffer() {
      await released
      Blob.prototype.arrayBuffer = read
      return read.call(this)
    }
  })
  return () => page.evaluate(() => void dispatchEvent(new Event('release-files')))
}

test('[TKT93] a message sent while its files are still being read goes out with them, and waits where one was refused', async ({
  page,
}) => {
  const draft = page.getByLabel('Note for the desk')
  // What the button for adding the note says for as long as a file is on its way.
  const reading = page.getByTitle('The files are still being read.')
  await page.keyboard.press('n')
  await draft.fill('Both files.')
  const readFirst = await holdReading(page)
  await choose(page, ...chosen.slice(1))
  await expect(reading).toBeVisible()
  await draft.press('Control+Enter')
  await hand(page, 'drop', 'film.mov', 25 * 1024 * 1024 + 1)
  await expect(page.getByText('film.mov was not attached: a file may have at most 25 MB.')).toBeVisible()
  await readFirst()
  await expect(filesOfDraft(page).getByRole('listitem')).toHaveText(['log.txt11 bytes'])
  await expect(reading).toHaveCount(0)
  await expect(draft).toHaveValue('Both files.')
  const readSecond = await holdReading(page)
  await choose(page, ...chosen.slice(0, 1))
  await expect(reading).toBeVisible()
  await draft.press('Control+Enter')
  await expect(reading).toBeVisible()
  await expect(draft).toHaveValue('Both files.')
  await readSecond()
  // One message with both: what had gone out before would stand alone.
  await expect(attachedFiles(page)).toHaveCount(1)
  await expect(attachedFiles(page).getByRole('button')).toHaveCount(2)
  await expect(draft).toHaveValue('')
})

test('[ATT11] files that the server has no room for stay beside the refused message, can be saved, and go back to the draft with it', async ({
  page,
}) => {
  await server.close()
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  const openNew = async () => ({
    write: async () => Promise.reject(full),
    sync: async () => undefined,
    close: async () => undefined,
  })
  server = await startTestServer({ accounts: [jonas], tickets: [ticket], filesDir, openNew })
  await openTicket(page, jonas)
  await page.keyboard.press('n')
  await choose(page, ...chosen)
  await page.getByLabel('Note for the desk').fill('See what it shows.')
  await page.getByLabel('Note for the desk').press('Control+Enter')
  await expect(page.getByText(/not applied/i).first()).toBeVisible()
  await page.keyboard.press('Shift+S')
  await expect(page.getByText(/The server has no room for the files\. Tell your administrator/)).toBeVisible()
  expect((await savedBytes(page, 'Save log.txt 11 bytes')).bytes.toString()).toBe('first line\n')
  await page.getByRole('button', { name: 'Redo: back to the draft' }).click()
  await expect(page.getByLabel('Note for the desk')).toHaveValue('See what it shows.')
  await expect(filesOfDraft(page).getByRole('listitem')).toHaveCount(2)
})
