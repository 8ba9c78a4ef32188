import { expect, it } from 'vitest'
import { tagFrom } from './tagFrom'

it('[TKT163] wide and narrow letters make one tag', () => {
  expect(tagFrom('ＶＩＰ')).toBe('vip')
  expect(tagFrom('ﾒｰﾙ')).toBe('メール')
})

it('[TKT164] a tag has every letter of its language, the long vowel and the repetition of Japanese too', () => {
  expect(tagFrom('サーバー')).toBe('サーバー')
  expect(tagFrom('佐々木')).toBe('佐々木')
})

it('[TKT52] what is typed as a tag becomes one word in small letters, or is no tag', () => {
  expect(tagFrom(' #VPN ')).toBe('vpn')
  expect(tagFrom('Remote access')).toBe('remote-access')
  expect(tagFrom('Доступ')).toBe('доступ')
  expect(tagFrom('障害')).toBe('障害')
  expect(tagFrom('')).toBeNull()
  expect(tagFrom('!?')).toBeNull()
})
