import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, it } from 'vitest'
import { speak } from '#shared/words/say'
import { BandHead } from './BandHead'

afterEach(() => speak('en'))

const drawn = () =>
  renderToStaticMarkup(
    <BandHead band={{ level: 'breach', from: 20, until: 12_365 }} line={2} offset={0} height={28} />,
  )

it('[LNG13] a head counts its tickets as the language writes numbers', async () => {
  expect(drawn()).toContain('>12,345</span>')
  await speak('fi')
  expect(drawn()).toContain('>12\u00a0345</span>')
})
