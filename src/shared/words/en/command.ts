export const command = {
  'already-acknowledged': '{{by}} acknowledged first. Take it over or discard yours.',
  taken: '{{by}} owns it. Assign it to yourself to take it over.',
  'not-allowed': 'You may not act on this ticket. Ask a supervisor for access to its queue.',
  'has-left': '{{name}} has left the desk. Choose somebody else.',
  'no-such-queue':
    'The ticket stays where it is: that queue is gone, or you may not act in it. Choose another queue.',
  'too-many-tags_one': 'A ticket has {{count}} tag at most. Take one off first.',
  'too-many-tags_other': 'A ticket has {{count}} tags at most. Take one off first.',
  invalid: 'The server could not read this action. {{detail}} Discard it and do it again.',
  status: {
    new: 'The ticket is new, so this cannot be done now.',
    active: 'The ticket is being worked on, so this cannot be done now.',
    'waiting-customer': 'The ticket is waiting for the customer, so this cannot be done now.',
    'waiting-vendor': 'The ticket is waiting for the supplier, so this cannot be done now.',
    'waiting-problem': 'The ticket is waiting for a problem record, so this cannot be done now.',
    'waiting-evidence': 'The ticket is waiting for evidence, so this cannot be done now.',
    resolved: 'The ticket is resolved, so this cannot be done now.',
    closed: 'The ticket is closed, so this cannot be done now.',
  },
  statusBy: {
    new: '{{by}} made it new again, so this cannot be done now.',
    active: '{{by}} took it up again, so this cannot be done now.',
    'waiting-customer': '{{by}} set it to wait for the customer, so this cannot be done now.',
    'waiting-vendor': '{{by}} set it to wait for the supplier, so this cannot be done now.',
    'waiting-problem': '{{by}} set it to wait for a problem record, so this cannot be done now.',
    'waiting-evidence': '{{by}} set it to wait for evidence, so this cannot be done now.',
    resolved: '{{by}} resolved it, so this cannot be done now. Reopen it to go on.',
    closed: '{{by}} closed it, so this cannot be done now. A reply or a note still reaches it.',
  },
  stale: {
    'customer-replied': '{{by}} wrote again before yours arrived. Read it, then do it again or discard it.',
    'status-changed':
      '{{by}} changed its status before yours arrived. Read it, then do it again or discard it.',
    moved: '{{by}} moved it to another queue before yours arrived. Read it, then do it again or discard it.',
    'priority-changed':
      '{{by}} changed its priority before yours arrived. Read it, then do it again or discard it.',
  },
  files: {
    missing: 'The files of this message are not on the server. Send it again with the files.',
    'too-large': 'The server takes no file of this size. Save the file, and send the message without it.',
    'no-room': 'The server has no room for the files. Tell your administrator, then send the message again.',
  },
} as const
