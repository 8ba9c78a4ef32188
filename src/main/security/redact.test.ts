import { expect, it } from 'vitest'
import { redact } from './redact'

const home = '/home/mira.laine'

it('[SEC81] no address of a person, token or search word stays in a line', () => {
  const line =
    'POST https://desk.example/api?q=salary&token=1 for mira.laine@kaarna.example with Bearer abc.def-ghi failed'
  expect(redact(line, home)).toBe(
    'POST https://desk.example/api?<words> for <e-mail> with Bearer <token> failed',
  )
  expect(redact('token Zk3xV1pQ9sT7uW2yA5bC8dE0fG4hJ6kL was refused', home)).toBe(
    'token <secret> was refused',
  )
})

it('[SEC81] the person’s folder is named without their name', () => {
  expect(redact(`file damaged ${home}/.config/T-Minus/settings.json`, home)).toBe(
    'file damaged ~/.config/T-Minus/settings.json',
  )
})

it('[SEC81] what helps to find a fault stays', () => {
  const stack = 'TypeError: x is not a function\n    at start (desk://app/assets/board-3f2a.js:12:7)'
  expect(redact(stack, home)).toBe(stack)
  expect(redact('net::ERR_NAME_NOT_RESOLVED at https://desk.example/healthz', home)).toContain(
    'https://desk.example/healthz',
  )
  expect(redact('anything', '')).toBe('anything')
})
