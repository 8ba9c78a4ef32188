export const assign = {
  tickets_one: '{{count}} ticket',
  tickets_other: '{{count}} tickets',
  title: 'Assign {{about}}',
  to: '{{about}} Assign to',
  person: 'Person',
  name: 'Name',
  people: 'People',
  nobody: 'Nobody, back to the queue',
  nobodySearch: 'nobody',
  you: 'you',
  none: 'Nobody of this desk is called that.',
} as const
