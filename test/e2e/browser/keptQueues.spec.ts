import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { anAccount, aPerson, aTicket } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer } from '#kit/startServer'
import { queueId } from '#shared/domain/ids'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')

async function signIn(page: Page, url: string, { email }: Account): Promise<void> {
  await page.goto(url)
  await signInOn(page, email)
  await expect(page.getByText(/^Live/)).toBeVisible()
}

test('[OUT125] a queue is left out in one window and leaves both, its tickets are searched on the server, and it comes back', async ({
  page,
}) => {
  const now = instant(Date.now())
  const jonas = anAccount('Jonas Berg')
  const opened = (id: string, subject: string, queue: string) =>
    aTicket().id(id).about(subject).inQueue(queue).openedAt(plusMs(now, -MINUTE_MS))
  const tickets = [
    opened('T-1', 'Mail is down', 'service-desk').build(),
    opened('T-2', 'Switch on floor two is dark', 'network').build(),
    opened('T-3', 'Wireless is slow', 'network').ownedBy(aPerson('Jonas Berg')).build(),
  ]
  const queues = [
    { id: queueId('service-desk'), name: 'Service desk' },
    { id: queueId('network'), name: 'Network' },
  ]
  const server = await startTestServer({ accounts: [jonas], tickets, queues, filesDir })
  try {
    await signIn(page, server.url, jonas)
    const second = await page.context().newPage()
    await second.goto(server.url)
    for (const one of [page, second]) {
      await one.getByRole('button', { name: /Everything open/ }).click()
      await expect(one.getByText('Switch on floor two is dark')).toBeVisible()
    }

    await page.keyboard.press('Shift+S')
    const network = page.getByRole('checkbox', { name: /^Network/ })
    await expect(network).toBeChecked()
    await expect(page.getByText(/^2 tickets, /)).toBeVisible()
    await network.click()
    await expect(page.getByText(/1 open ticket in Network is yours/)).toBeVisible()
    await page.getByRole('button', { name: 'Leave it out' }).click()
    await expect(network).not.toBeChecked()
    for (const one of [page, second]) {
      await expect(one.getByText('Switch on floor two is dark')).toBeHidden()
      await expect(one.getByText('Mail is down')).toBeVisible()
    }
    await page.keyboard.press('Shift+S')

    await page.keyboard.press('/')
    await page.keyboard.type('switch floor')
    await expect(page.getByText('1 open ticket that is not kept here matches “switch floor”.')).toBeVisible()
    await page.getByRole('button', { name: /T-2/ }).click()
    await expect(page.getByText('Not kept on this computer. Read from the server.')).toBeVisible()
    await page.getByRole('button', { name: 'Back to the board', exact: false }).last().click()

    await page.context().setOffline(true)
    await page.keyboard.press('/')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('wireless')
    await expect(
      page.getByText(/Queues that are not kept here are on the server.*not searched/),
    ).toBeVisible()
    await page.context().setOffline(false)

    await page.reload()
    await expect(page.getByText(/^Live/)).toBeVisible()
    await page.getByRole('button', { name: /^Network/ }).click()
    await expect(page.getByText('Network is not kept on this computer.', { exact: false })).toBeVisible()
    await page.getByRole('button', { name: 'Keep it here' }).click()
    await expect(page.getByText('Wireless is slow')).toBeVisible()
    await expect(second.getByText('Wireless is slow')).toBeVisible()
  } finally {
    await server.close()
  }
})
