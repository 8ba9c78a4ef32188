export const entry = {
  removed: 'You are signed out, and nothing of yours is left on this computer.',
  notKept:
    'This computer has no safe place for your session, so you stay signed in only until the console is closed.',
  ended: 'Your session has ended. Sign in again.',
  waits_one: '{{count}} of your actions waits on this computer until you sign in again.',
  waits_other: '{{count}} of your actions wait on this computer until you sign in again.',
  failed: 'Something in the console failed. Nothing you did is lost: load it again.',
  wallFailed: 'Something on the wallboard failed. It loads itself again in a moment.',
  loadAgain: 'Load again',
  screenEnded:
    'The session of this screen has ended. Sign in with a password, or ask a supervisor to confirm the code.',
  displayEnded:
    'This screen was sent away. If it is to show the wallboard again, ask a supervisor to confirm the code.',
  cannotOpen: {
    title: 'The console cannot open',
    save: 'Save the actions to a file',
    again: 'Try again',
    signOut: 'Sign out',
    'no-storage':
      'This browser window may not store anything. Leave private browsing or allow this page to store, then try again.',
    full: 'The disk has no room for the tickets. Free some space on it, then try again.',
    blocked: 'An older T-Minus window is still open. Close it, then try again.',
    newer: 'A newer T-Minus has stored its tickets here. Load this page again, or start that version.',
    outboxLost:
      'The actions that wait on this computer cannot be read. They were not deleted: restart the browser and try again.',
    outboxSaved:
      'The actions that wait on this computer cannot be read. They were not deleted: save them to a file and give it to your administrator.',
    unreadable:
      'What is stored on this computer cannot be opened ({{detail}}). Restart the browser, then try again.',
  },
  removal: {
    unsettled_one:
      'Nothing was removed: {{count}} of your actions has not been sent. Sign in again and let it go out first.',
    unsettled_other:
      'Nothing was removed: {{count}} of your actions have not been sent. Sign in again and let them go out first.',
    partly: 'Not everything was removed. {{why}}',
  },
} as const
