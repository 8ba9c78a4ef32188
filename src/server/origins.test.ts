import { describe, expect, it } from 'vitest'
import { createOrigins } from './origins'

describe('origins', () => {
  it('[SEC16] knows its own names as browsers write them, also on port 80', () => {
    const { allows, isOwnHost } = createOrigins(80, [])
    expect(isOwnHost('127.0.0.1')).toBe(true)
    expect(isOwnHost('[::1]')).toBe(true)
    expect(isOwnHost('127.0.0.1:4180')).toBe(false)
    expect(allows('http://localhost')).toBe(true)
    expect(createOrigins(4180, []).isOwnHost('localhost:4180')).toBe(true)
    expect(createOrigins(4180, []).isOwnHost('localhost')).toBe(false)
  })

  it('[SEC182] knows its own names in any case, and with the port that their scheme has anyway', () => {
    const { isOwnHost } = createOrigins(4180, ['https://desk.example', 'https://night.example:8443'])
    expect(['desk.example:443', 'Desk.Example', 'LOCALHOST:4180'].every(isOwnHost)).toBe(true)
    expect(['desk.example:80', 'desk.example:4180', 'night.example:443'].some(isOwnHost)).toBe(false)
  })

  it('[SRV22] takes further origins however they are written', () => {
    const { allows, isOwnHost } = createOrigins(4180, ['https://Desk.Example:443', 'app://console'])
    expect(allows('https://desk.example')).toBe(true)
    expect(allows('http://desk.example')).toBe(false)
    expect(isOwnHost('desk.example')).toBe(true)
    expect(allows('app://console')).toBe(true)
    expect(allows('null')).toBe(false)
  })
})
