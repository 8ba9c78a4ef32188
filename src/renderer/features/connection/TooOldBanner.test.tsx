import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { TooOldBanner } from './TooOldBanner'

it('[BRD241] a page offers to load itself again, the installed console says to install the current version', () => {
  const page = renderToStaticMarkup(<TooOldBanner isApp={false} />)
  expect(page).toContain('Load this page again')
  expect(page).toContain('<button')
  const app = renderToStaticMarkup(<TooOldBanner isApp />)
  expect(app).toContain('Install the current version')
  expect(app).not.toContain('<button')
})
