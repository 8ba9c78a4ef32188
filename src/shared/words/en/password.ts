export const password = {
  title: 'Change password',
  old: 'Current password',
  new: 'New password',
  hint_one: 'At least {{count}} character. Every other device has to sign in again.',
  hint_other: 'At least {{count}} characters. Every other device has to sign in again.',
  submitting: 'Changing',
  cancel: 'Cancel',
  oldFirst: 'Type your current password first.',
  tooShort_one: 'A new password has at least {{count}} character. Choose a longer one.',
  tooShort_other: 'A new password has at least {{count}} characters. Choose a longer one.',
  wrong_one: 'That is not your current password. {{count}} more try, then a pause of one minute.',
  wrong_other: 'That is not your current password. {{count}} more tries, then a pause of one minute.',
  wrongLast: 'That is not your current password. Wait a minute before the next try.',
  offline:
    'A password is changed on the server, which cannot be reached now. Wait until this console is live.',
  unreached:
    'The server gave no answer. Try again once this console is live; if your current password does not fit then, the new one holds.',
  reauth: 'Your session has ended, so nothing was changed. Sign in again.',
  notAllowed: 'This account only looks on. Whoever runs the server sets its password.',
  invalid: 'The server could not read that, so nothing was changed. Load this page again and try again.',
  done: 'Your password is changed. Every other device has to sign in again.',
} as const
