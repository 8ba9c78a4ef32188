import { expect, test } from 'vitest'
import { aTicket, event, heardAt } from '#kit/builders'
import { hm } from '#kit/clocks'
import { lastTouchedAt } from './ticket'

test('[SLA128] late work is not the last that happened to a ticket only because it was heard of last', () => {
  const opened = aTicket().openedAt(hm('09:00'))
  expect(lastTouchedAt(opened.build())).toBe(hm('09:00'))
  const late = opened.repliedAt(hm('11:00')).with(heardAt(event.noted(hm('10:00')), hm('12:00')))
  expect(lastTouchedAt(late.build())).toBe(hm('11:00'))
  expect(lastTouchedAt({ ...opened.build(), history: [] })).toBe(hm('09:00'))
})
