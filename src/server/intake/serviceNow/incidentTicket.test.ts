import { describe, expect, it } from 'vitest'
import { type LogCells, logRowsOf } from '#kit/logLines'
import { instant } from '#shared/domain/instant'
import { type Ticket, ticketSchema } from '#shared/domain/ticket'
import { mapIncident, ticketAfter } from './incidentTicket'
import { ticketAsOf } from './shiftTicket'

const at = (text: string) => instant(Date.parse(`${text}:00Z`))

function ticketOf(...changes: readonly LogCells[]): Ticket {
  const { opening, steps } = mapIncident(logRowsOf(...changes))
  return ticketSchema.parse(ticketAfter(opening, steps))
}

const typesOf = (ticket: Ticket) => ticket.history.map((event) => event.type)

const statusesOf = (ticket: Ticket) =>
  ticket.history.flatMap((event) => (event.type === 'statusChanged' ? [`${event.from} > ${event.to}`] : []))

describe('mapIncident', () => {
  it('[IMP3] the first row opens the ticket at opened_at, by its caller', () => {
    const ticket = ticketOf({})
    expect(ticket).toMatchObject({
      id: 'INC0000045',
      status: 'new',
      priority: 'P3',
      queue: 'group-56',
      channel: 'phone',
      category: 'Category 55',
      owner: null,
      openedAt: at('2016-03-01T09:00'),
      requester: { name: 'Caller 2403', tier: 'standard' },
    })
    expect(ticket.history).toEqual([
      {
        type: 'opened',
        at: at('2016-03-01T09:00'),
        receivedAt: at('2016-03-01T09:00'),
        by: { kind: 'requester', name: 'Caller 2403' },
      },
    ])
  })

  it('[IMP3] the first leaving of New stands for acknowledgement and first response, once', () => {
    const ticket = ticketOf(
      {},
      { incident_state: 'Active', sys_updated_at: '1/3/2016 10:00', sys_updated_by: 'Updated by 7' },
      { incident_state: 'New', sys_updated_at: '1/3/2016 11:00' },
      { incident_state: 'Active', sys_updated_at: '1/3/2016 12:00' },
    )
    expect(typesOf(ticket)).toEqual([
      'opened',
      'acknowledged',
      'replied',
      'statusChanged',
      'statusChanged',
      'statusChanged',
    ])
    expect(ticket.history[2]).toMatchObject({
      messageId: null,
      at: at('2016-03-01T10:00'),
      by: { kind: 'agent', person: { id: 'agent-7', name: 'Agent 7' } },
    })
  })

  it('[IMP3] a first row beyond New leaves it at that row’s own time', () => {
    const ticket = ticketOf({
      incident_state: 'Resolved',
      sys_updated_at: '1/3/2016 09:40',
      assigned_to: 'Resolver 31',
    })
    expect(statusesOf(ticket)).toEqual(['new > resolved'])
    expect(typesOf(ticket)).toEqual(['opened', 'acknowledged', 'replied', 'statusChanged', 'assigned'])
    expect(ticket.owner).toEqual({ id: 'resolver-31', name: 'Resolver 31' })
    expect(ticket.history[1]?.at).toBe(at('2016-03-01T09:40'))
  })

  it('[IMP3] awaiting states pause, and every kind of change is an event of its own', () => {
    const ticket = ticketOf(
      { incident_state: 'Active' },
      { incident_state: 'Awaiting User Info' },
      { incident_state: 'Awaiting Vendor' },
      { incident_state: 'Awaiting Problem' },
      { incident_state: 'Awaiting Evidence' },
      {
        incident_state: 'Active',
        priority: '2 - High',
        assignment_group: 'Group 70',
        assigned_to: 'Resolver 4',
      },
      { assigned_to: '?' },
      {},
    )
    expect(statusesOf(ticket)).toEqual([
      'new > active',
      'active > waiting-customer',
      'waiting-customer > waiting-vendor',
      'waiting-vendor > waiting-problem',
      'waiting-problem > waiting-evidence',
      'waiting-evidence > active',
    ])
    expect(typesOf(ticket).slice(8)).toEqual([
      'priorityChanged',
      'moved',
      'statusChanged',
      'assigned',
      'assigned',
      'touched',
    ])
    expect(ticket).toMatchObject({ priority: 'P2', queue: 'group-70', owner: null, status: 'active' })
  })

  it('[IMP3] the junk state -100 keeps the state before it', () => {
    const ticket = ticketOf(
      { incident_state: 'Active' },
      { incident_state: '-100' },
      { incident_state: 'Resolved' },
    )
    expect(statusesOf(ticket)).toEqual(['new > active', 'active > resolved'])
    expect(typesOf(ticket).filter((type) => type === 'touched')).toHaveLength(1)
  })

  it('[IMP3] a reopening is a change of status, also when only the counter tells of it', () => {
    const seen = ticketOf(
      { incident_state: 'Resolved' },
      { incident_state: 'Active', reopen_count: '1' },
      { incident_state: 'Closed' },
    )
    expect(statusesOf(seen)).toEqual(['new > resolved', 'resolved > active', 'active > closed'])
    const unseen = ticketOf({ incident_state: 'Resolved' }, { incident_state: 'Resolved', reopen_count: '1' })
    expect(statusesOf(unseen)).toEqual(['new > resolved', 'resolved > active', 'active > resolved'])
  })

  it('[IMP3] nothing happens before the opening, whatever a row is stamped with', () => {
    const ticket = ticketOf({ incident_state: 'Active', sys_updated_at: '1/3/2016 07:00' })
    expect(ticket.history.every((event) => event.at === ticket.openedAt)).toBe(true)
  })

  it('[IMP3] an unknown group, updater or caller is told as such', () => {
    const ticket = ticketOf({
      incident_state: 'Active',
      assignment_group: '?',
      caller_id: '?',
      sys_updated_by: '?',
    })
    expect(ticket.queue).toBe('no-group')
    expect(ticket.requester.name).toBe('Unknown caller')
    expect(ticket.history.at(-1)?.by).toEqual({ kind: 'system', name: 'ServiceNow' })
  })

  it('[IMP4] the same words of the log always give the same plain subject, and there are many', () => {
    const subjects = Array.from(
      { length: 200 },
      (_, index) => ticketOf({ u_symptom: `Symptom ${index}` }).subject,
    )
    expect(ticketOf({ u_symptom: 'Symptom 7' }).subject).toBe(subjects[7])
    expect(new Set(subjects).size).toBeGreaterThan(40)
    expect(subjects.every((subject) => /^[A-Z0-9][^{}]+$/.test(subject))).toBe(true)
  })

  it('[IMP5] as of an instant a ticket holds what had happened then and nothing of later', () => {
    const incident = mapIncident(
      logRowsOf(
        { sys_updated_at: '1/3/2016 09:05' },
        { incident_state: 'Active', sys_updated_at: '1/3/2016 10:00' },
        { incident_state: 'Resolved', sys_updated_at: '1/3/2016 11:29' },
        { incident_state: 'Closed', sys_updated_at: '6/3/2016 12:00' },
      ),
    )
    expect(ticketAsOf(incident, at('2016-03-01T08:59'))).toBeNull()
    expect(ticketAsOf(incident, at('2016-03-01T09:30'))).toMatchObject({ status: 'new' })
    const noon = ticketAsOf(incident, at('2016-03-01T10:00'))
    expect(noon?.status).toBe('active')
    expect(JSON.stringify(noon)).not.toContain(String(at('2016-03-01T11:29')))
    expect(ticketAsOf(incident, at('2016-03-02T00:00'))?.status).toBe('resolved')
  })
})
