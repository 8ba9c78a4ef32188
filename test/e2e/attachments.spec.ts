import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { launch } from '../stand-in/driver'

const jonas = anAccount('Jonas Berg')
const picture = Buffer.alloc(300_000, 'a picture of the screen ')

test('[ATT15] the desktop sends files to its server and saves what a page of ours holds, and downloads nothing else', async () => {
  const opened = plusMs(instant(Date.now()), -MINUTE_MS)
  const ticket = aTicket().openedAt(opened).build()
  const allowedOrigins = ['http://app.desk.localhost']
  const server = await startTestServer({ accounts: [jonas], tickets: [ticket], allowedOrigins })
  const app = await launch({ args: [`--server=${server.url}`] })
  try {
    const page = await app.firstWindow()
    await signInOn(page, jonas.email)
    await expect(page.getByText(/^Live/).first()).toBeVisible()
    await page.locator(`[id="row-${ticket.id}"]`).click()
    await page
      .getByLabel('Files to attach')
      .setInputFiles([{ name: 'screen.png', mimeType: 'image/png', buffer: picture }])
    await page.getByLabel(/^Message to/).fill('See what it shows.')
    await expect(page.getByRole('button', { name: 'Remove screen.png' })).toBeVisible()
    await page.getByLabel(/^Message to/).press('Control+Enter')
    const saveButton = page.getByRole('button', { name: 'Save screen.png 293 KB' })
    await expect(saveButton).toBeVisible()
    await expect(page.getByText('Not sent yet')).toBeHidden()
    const saving = page.waitForEvent('download')
    await saveButton.click()
    expect((await readFile(await (await saving).path())).equals(picture)).toBe(true)

    const verdicts = await app.evaluate(({ session }) =>
      ['blob:desk://app/0b5c', 'https://desk.example/setup.exe', 'desk://app/board.html'].map((url) => {
        const item = { getURL: () => url, getFilename: () => 'file', setSaveDialogOptions: () => undefined }
        let isRefused = false
        const event = { preventDefault: () => void (isRefused = true) }
        session.defaultSession.emit('will-download', event, item, null)
        return isRefused ? 'refused' : 'saved'
      }),
    )
    expect(verdicts).toEqual(['saved', 'refused', 'refused'])
  } finally {
    await app.close()
    await server.close()
  }
})
