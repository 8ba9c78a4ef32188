import type { Page } from '@playwright/test'

/** A page that is still empty has no bridge yet, and a test that reached it would lose it at the first load. */
export const hasLoaded = (page: Page): boolean => page.url() !== 'about:blank'
