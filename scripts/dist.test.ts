import { expect, it } from 'vitest'
import { reasonIn, whyNotHere } from './dist.mjs'

it('[DSK87] of a package that cannot be made it is said why', () => {
  const dmg = { name: 'dmg', platform: 'mac', only: 'darwin' } as const
  expect(whyNotHere(dmg, 'linux')).toBe('a dmg can be made on macOS only')
  expect(whyNotHere(dmg, 'darwin')).toBeNull()
  expect(whyNotHere({ name: 'nsis', platform: 'win', only: null }, 'linux')).toBeNull()
  expect(reasonIn('  ⨯ Get "https://x": dial tcp: getaddrinfo ENOTFOUND x')).toBe(
    'its tools cannot be downloaded here',
  )
  expect(reasonIn('  ⨯ wine is required, please see')).toContain('wine')
  expect(
    reasonIn('• packaging\n  ⨯ Please specify author e-mail  failedTask=build stackTrace=Error: at x\n'),
  ).toBe('electron-builder says: Please specify author e-mail')
  expect(reasonIn('')).toContain('without a word')
})
