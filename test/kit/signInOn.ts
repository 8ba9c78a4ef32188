import type { Page } from '@playwright/test'
import { TEST_PASSWORD } from './startServer'

/** Fills in the door of a console as an agent would, and knocks. */
export async function signInOn(page: Page, email: string, password: string = TEST_PASSWORD): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: /^Sign in/ }).click()
}
