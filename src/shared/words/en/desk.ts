export const desk = {
  changed_one: '{{number}} of {{count}} ticket changed.',
  changed_other: '{{number}} of {{count}} tickets changed.',
  more_one: '{{named}} and {{count}} more',
  more_other: '{{named}} and {{count}} more',
  because: '{{tickets}}: {{reason}}',
  notYours: 'You may look at this ticket, not work on it.',
  acknowledgedBy: '{{by}} has acknowledged it. Assign it to yourself to take it over.',
  acknowledgedYours: '{{by}} has acknowledged it already, and it is yours.',
  already: {
    acknowledge: 'You have acknowledged it.',
    take: 'You own it already.',
    waitForCustomer: 'It is waiting for the customer already.',
    resume: 'It is being worked on.',
    resolve: 'It is resolved already.',
    reopen: 'It is open.',
  },
  notDone: {
    'unknown-ticket': 'This ticket is no longer on this computer. It was closed or moved out of your queues.',
    'not-saved':
      'This computer could not save the action, so it was not done. Free some disk space and do it again.',
    'no-room':
      'This computer has no room to keep the files until they are sent. Free some disk space or attach less.',
    replaced:
      'A newer T-Minus is open on this computer, so this was not done. Load this window again and do it there.',
    'outbox-full':
      'Too many actions wait or were not applied, so this one was not taken. Let the console connect, or discard some under Sync health.',
  },
  file: {
    unknown: '{{name}} is not on the server any more, or not yours to see.',
    reauth: '{{name}} was not fetched: your session has ended. Sign in again.',
    unreached: '{{name}} is on the server, which cannot be reached now. Try again once this console is live.',
    progress: '{{percent}} % of {{size}}',
    save: 'Save',
    stop: 'Stop fetching',
    saveNamed: 'Save {{name}}',
    stopNamed: 'Stop fetching {{name}}',
    attached: 'Attached files',
  },
} as const
