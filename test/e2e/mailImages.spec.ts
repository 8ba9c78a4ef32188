import { expect, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { aMessage } from '#kit/intents'
import { createPaperWeb, PUBLIC, pictures, startPictureHost } from '#kit/paperWeb'
import { signInOn } from '#kit/signInOn'
import { startTestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { launch } from '../stand-in/driver'

const jonas = anAccount('Jonas Berg')
const html = '<p>See <img src="http://pictures.example/screen.png" alt="The error page"></p>'

test('[TKT81] the desktop shows an image of a mail that its server fetched, under a policy that lets it load none itself', async () => {
  const opened = plusMs(instant(Date.now()), -MINUTE_MS)
  const ticket = aTicket().openedAt(opened).build()
  const host = await startPictureHost((_request, response) => void response.end(pictures.png))
  const web = createPaperWeb({
    names: { 'pictures.example': [PUBLIC.pictures] },
    hosts: { [PUBLIC.pictures]: host.port },
  })
  const server = await startTestServer({
    accounts: [jonas],
    tickets: [{ ticket, messages: [{ ...aMessage(ticket, 'm-1'), html }] }],
    allowedOrigins: ['http://app.desk.localhost'],
    web,
  })
  const app = await launch({ args: [`--server=${server.url}`] })
  try {
    const page = await app.firstWindow()
    await signInOn(page, jonas.email)
    await expect(page.getByText(/^Live/).first()).toBeVisible()
    await page.locator(`[id="row-${ticket.id}"]`).click()
    await expect(page.getByText(/^1 image from pictures\.example is not shown/)).toBeVisible()
    expect(host.heard).toEqual([])
    await page.getByRole('button', { name: 'Show images' }).click()
    await expect(page.getByRole('img', { name: 'The error page' })).toHaveJSProperty('naturalWidth', 1)
    expect(host.heard).toHaveLength(1)
  } finally {
    await app.close()
    await server.close()
    await host.close()
  }
})
