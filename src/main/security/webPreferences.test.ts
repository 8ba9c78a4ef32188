import { expect, it } from 'vitest'
import { webPreferences } from './webPreferences'

it('[DSK89] a hidden page keeps its full speed, and checks spelling', () => {
  expect(webPreferences('/app/preload.cjs')).toMatchObject({ backgroundThrottling: false, spellcheck: true })
})
