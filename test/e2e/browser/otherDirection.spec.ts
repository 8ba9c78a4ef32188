import { join } from 'node:path'
import { expect, type Locator, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { row } from '#kit/drawnBoard'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = anAccount('Jonas Berg')
const hebrew = aTicket().about('שרת הדואר לא עונה (2)').build()
const latin = aTicket().id('20419').about('VPN drops (2)').build()

let server: TestServer

test.beforeAll(async () => {
  server = await startTestServer({ accounts: [jonas], tickets: [hebrew, latin], filesDir })
})
test.afterAll(async () => {
  await server.close()
})

/** How far to the right a piece of the text stands from its beginning, in px: less than none where it is read leftwards. */
const distanceTo = (place: Locator, piece: string): Promise<number> =>
  place.evaluate((element, wanted) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const leftOf = (node: Node, at: number): number => {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      return range.getBoundingClientRect().left
    }
    while (texts.nextNode()) {
      const { currentNode } = texts
      const at = currentNode.textContent?.indexOf(wanted) ?? -1
      if (at >= 0) return leftOf(currentNode, at) - leftOf(currentNode, 0)
    }
    throw new Error(`There is no "${wanted}" here.`)
  }, piece)

test('[TKT119] what is written from right to left is drawn so, and stays at the edge of its column', async ({
  page,
}) => {
  await page.goto(server.url)
  await signInOn(page, jonas.email)
  const subject = row(page, hebrew.id).locator('.subject')
  expect(await distanceTo(subject, '(2)')).toBeLessThan(0)
  const other = row(page, latin.id).locator('.subject')
  expect(await distanceTo(other, '(2)')).toBeGreaterThan(0)

  await row(page, hebrew.id).click()
  expect(await distanceTo(page.getByRole('heading', { level: 1 }), '(2)')).toBeLessThan(0)
  const text = page.locator('#composer-text')
  await text.fill('תודה, נבדק (3)\nThe log says 500 (4)')
  await expect(text).toHaveCSS('direction', 'rtl')
  await page.keyboard.press('Control+Enter')
  const said = page.getByRole('log').locator('p', { hasText: 'The log says' })
  expect(await distanceTo(said, '(3)')).toBeLessThan(0)
  const [ofHebrew, ofLatin] = await said.evaluate((paragraph) => {
    const [node] = paragraph.childNodes
    const lefts = ['ת', 'T'].map((letter) => {
      const range = document.createRange()
      const at = node?.textContent?.indexOf(letter) ?? 0
      range.setStart(node ?? paragraph, at)
      range.setEnd(node ?? paragraph, at + 1)
      return range.getBoundingClientRect().left - paragraph.getBoundingClientRect().left
    })
    return lefts
  })
  expect(ofLatin).toBeLessThan(2)
  expect(ofHebrew).toBeGreaterThan(100)
})
