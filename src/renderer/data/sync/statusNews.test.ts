import { expect, it } from 'vitest'
import { at } from '#kit/builders'
import { instant } from '#shared/domain/instant'
import type { StatusMessage } from '../health/status'
import { createStatusNews } from './statusNews'

const noon = at('2026-03-02T12:00Z')
const message = (changes: Partial<StatusMessage> = {}): StatusMessage => ({
  kind: 'status',
  connection: { kind: 'live' },
  lastHeardAt: noon,
  clockOffset: { offsetMs: 3, errorMs: 1, isVerified: true },
  saidAt: noon,
  ...changes,
})

it('[OUT198] windows are told how things stand when that has changed, not because time has passed', () => {
  const isNews = createStatusNews()
  expect(isNews(message())).toBe(true)
  expect(isNews(message({ saidAt: noon + 700 }))).toBe(false)
  expect(isNews(message({ lastHeardAt: instant(noon + 900), saidAt: noon + 900 }))).toBe(false)
  expect(isNews(message({ lastHeardAt: instant(noon + 1_000) }))).toBe(true)
  expect(isNews(message({ connection: { kind: 'connecting' } }))).toBe(true)
  expect(isNews(message())).toBe(true)
})
