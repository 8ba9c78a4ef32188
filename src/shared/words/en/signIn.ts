export const signIn = {
  title: 'Sign in',
  to: 'to {{server}}',
  email: 'E-mail',
  password: 'Password',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  keep: 'Stay signed in on this computer',
  submit: 'Sign in',
  submitting: 'Signing in',
  asking: 'Asking the server.',
  otherServer: 'Another server',
  wrongPassword_one:
    'That password does not match this address. {{count}} more try, then a pause of one minute.',
  wrongPassword_other:
    'That password does not match this address. {{count}} more tries, then a pause of one minute.',
  wrongPasswordLast: 'That password does not match this address. Wait a minute before the next try.',
  waitSeconds_one: 'Too many tries. Wait {{count}} second, then try again.',
  waitSeconds_other: 'Too many tries. Wait {{count}} seconds, then try again.',
  waitMinutes_one: 'Too many tries. Wait {{count}} minute, then try again.',
  waitMinutes_other: 'Too many tries. Wait {{count}} minutes, then try again.',
  invalid: 'The server could not read that. Check the e-mail address and try again.',
  unreachable: '{{server}} cannot be reached, or is no T-Minus server. Check the network, then try again.',
} as const
