import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { aTemplate } from '#kit/paperBuilders'
import { fillTemplate } from './fillTemplate'
import { queueId } from './ids'
import { papersFor } from './papersFor'

describe('what is offered for a ticket', () => {
  const ticket = aTicket().inQueue('network').categorised('Remote access').build()
  const network = queueId('network')

  it('[PAP7] fits its queue and its category: the closest first, then by title', () => {
    const offered = [
      aTemplate('Anything'),
      aTemplate('All of the network', { queue: network }),
      aTemplate('Remote access', { category: 'Remote access' }),
      aTemplate('Remote access in the network', { category: 'Remote access', queue: network }),
      aTemplate('Any greeting'),
    ]
    expect(papersFor(offered, ticket).map(({ title }) => title)).toEqual([
      'Remote access in the network',
      'Remote access',
      'All of the network',
      'Any greeting',
      'Anything',
    ])
  })

  it('[PAP7] is not of another queue or category, and not removed', () => {
    const others = [
      aTemplate('Payroll', { queue: queueId('payroll') }),
      aTemplate('Printing', { category: 'Printing' }),
      aTemplate('Gone', { isRemoved: true }),
    ]
    expect(papersFor(others, ticket)).toEqual([])
  })
})

describe('a template', () => {
  const known = {
    requester: 'Ada Nyman',
    firstName: 'Ada',
    ticket: '20418',
    subject: 'VPN',
    agent: 'Jonas Berg',
    queue: 'Network',
    due: null,
  }

  it('[PAP8] fills the gaps that are known', () => {
    expect(fillTemplate('Hello {{firstName}}, {{ ticket }} is ours.', known)).toEqual({
      text: 'Hello Ada, 20418 is ours.',
      open: [],
    })
  })

  it('[PAP8] leaves what nobody knows as it is written, and names it once', () => {
    expect(fillTemplate('Due {{due}}, {{due}}: {{colour}} {{}} {{constructor}}', known)).toEqual({
      text: 'Due {{due}}, {{due}}: {{colour}} {{}} {{constructor}}',
      open: ['due', 'colour', 'constructor'],
    })
  })

  it('[PAP8] reads nothing in what it was filled with', () => {
    const text = fillTemplate('{{requester}}', { ...known, requester: '{{agent}} $& $1' }).text
    expect(text).toBe('{{agent}} $& $1')
  })
})
