import { expect, it } from 'vitest'
import { tagFrom } from './tagFrom'

it('[TKT52] what is typed as a tag becomes one word in small letters, or is no tag', () => {
  expect(tagFrom(' #VPN ')).toBe('vpn')
  expect(tagFrom('Remote access')).toBe('remote-access')
  expect(tagFrom('Доступ')).toBe('доступ')
  expect(tagFrom('障害')).toBe('障害')
  expect(tagFrom('')).toBeNull()
  expect(tagFrom('!?')).toBeNull()
})
