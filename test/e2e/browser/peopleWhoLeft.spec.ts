import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { axeFaults } from '#kit/axeFaults'
import { anAccount, aTicket } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer, TEST_ACCOUNTS_KEY } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { personOf } from '#shared/domain/person'
import type { Ticket } from '#shared/domain/ticket'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const aiko = anAccount('Aiko Tanaka', 'supervisor')
const mira = anAccount('Mira Laine')

const row = (page: Page, ticket: Ticket) => page.locator(`[id="row-${ticket.id}"]`)
const STANDS_STILL = 'Mira Laine has left, so nobody moves this ticket.'

/** As whoever runs the server says it. */
async function say(url: string, kind: 'shut' | 'renew'): Promise<void> {
  const response = await fetch(`${url}/api/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TEST_ACCOUNTS_KEY}` },
    body: JSON.stringify({ kind, email: mira.email }),
  })
  expect(response.status).toBe(200)
}

/** Whom the ticket under the keys can be given to, by the picker and by the palette. */
async function offered(page: Page): Promise<readonly [picker: number, palette: number]> {
  await page.keyboard.press('e')
  const picker = page.getByRole('dialog', { name: /^Assign/ })
  await expect(picker.getByRole('option', { name: 'Aiko Tanaka' })).toBeVisible()
  const inPicker = await picker.getByRole('option', { name: 'Mira Laine' }).count()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await page.keyboard.type('aiko')
  await expect(palette.getByRole('option', { name: /Aiko Tanaka/ })).toBeVisible()
  await palette.getByRole('combobox').fill('mira laine')
  await expect(palette.getByRole('option', { name: /Aiko Tanaka/ })).toHaveCount(0)
  const inPalette = await palette.getByRole('option', { name: /^Mira Laine.*assign/ }).count()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
  return [inPicker, inPalette]
}

test('[TKT114] who has left is offered no ticket in a console that was open, what is theirs says so, and once back they are offered again', async ({
  page,
}) => {
  const openedAt = plusMs(instant(Date.now()), -MINUTE_MS)
  const hers = aTicket().id('20418').priority('P1').ownedBy(personOf(mira)).openedAt(openedAt).build()
  const nobodys = aTicket().id('20419').priority('P2').openedAt(openedAt).build()
  const server = await startTestServer({ accounts: [aiko, mira], tickets: [hers, nobodys], filesDir })
  try {
    await page.goto(server.url)
    await page.getByRole('checkbox').check()
    await signInOn(page, aiko.email)
    await expect(page.getByText(/^Live/)).toBeVisible()
    await page.getByRole('button', { name: /^Everything open/ }).click()
    await row(page, nobodys).click()
    await page.keyboard.press('Escape')
    await expect(row(page, hers)).toBeVisible()
    expect(await offered(page)).toEqual([1, 1])
    await expect(row(page, hers).getByRole('img', { name: STANDS_STILL })).toHaveCount(0)

    await say(server.url, 'shut')
    await expect(row(page, hers).getByRole('img', { name: STANDS_STILL })).toBeVisible()
    expect(await offered(page)).toEqual([0, 0])
    await row(page, hers).click()
    await expect(page.getByText('Has left, so nobody moves it')).toBeVisible()
    await expect(row(page, hers).getByText('Mira, left')).toBeVisible()
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await axeFaults(page), colorScheme).toEqual([])
    }
    const wall = await page.context().newPage()
    await wall.goto(`${server.url}/wallboard`)
    const held = wall.getByRole('region', { name: 'On call' })
    await expect(held).toContainText('Mira Laine, left')

    await say(server.url, 'renew')
    await expect(held).not.toContainText('Mira Laine, left')
    await wall.close()
    await expect(page.getByText('Has left, so nobody moves it')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await row(page, nobodys).click()
    await page.keyboard.press('Escape')
    await expect(row(page, hers)).toBeVisible()
    expect(await offered(page)).toEqual([1, 1])
  } finally {
    await server.close()
  }
})
