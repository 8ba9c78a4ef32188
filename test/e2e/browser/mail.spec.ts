import { expect, test } from '@playwright/test'
import { drawnBoardOf, row } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

test('[TKT60] a mail keeps its shape and loses all that could act, and nothing is loaded from elsewhere', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('dialog', (dialog) => dialog.dismiss())
  await drawnBoard(page, 'still&mail')
  await row(page, '20418').click()
  const mail = page.locator('.mail')
  await expect(mail.getByRole('listitem')).toHaveText(['14:05, twelve people', '14:19, nine people'])
  await expect(mail.getByRole('table')).toContainText('Fiberline')
  await expect(mail.getByRole('link', { name: 'our status page' })).toHaveAttribute(
    'href',
    'https://status.kaarna.example/vpn',
  )
  await expect(mail.getByRole('link', { name: 'our status page' })).toHaveAttribute('rel', /noopener/)
  await expect(mail.getByRole('link', { name: 'Image on tracker.example' })).toBeVisible()
  await expect(
    page.getByText(/^1 image from tracker\.example is not shown\. Once it is loaded/),
  ).toBeVisible()
  await expect(mail.locator('img')).toHaveCount(1)
  for (const forbidden of [
    'script',
    'style',
    'form',
    'input',
    'iframe',
    'svg',
    '[onclick]',
    '[style]',
    '[onerror]',
  ]) {
    await expect(mail.locator(forbidden)).toHaveCount(0)
  }
  // A link that leads nowhere any more is plain text.
  await expect(mail.getByText('See our status page or click me.')).toBeVisible()
  await expect(mail.locator('a:not([href])')).toHaveCount(0)
  expect(asked.filter((url) => url.includes('.example'))).toEqual([])
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false)
})

test('[TKT72] a mail is as wide as the conversation, and its lines end where they are meant to', async ({
  page,
}) => {
  await drawnBoard(page, 'still&mail')
  await row(page, '20418').click()
  const mail = page.locator('.mail')
  const widthOf = async (part: typeof mail) => (await part.boundingBox())?.width ?? 0
  expect(await widthOf(mail)).toBeGreaterThan(0.8 * (await widthOf(page.getByRole('log'))))
  const [paragraph] = await mail.locator('p').all()
  await expect(paragraph ?? mail).toHaveCSS('white-space', 'normal')
})
