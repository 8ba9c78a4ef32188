import { expect, it } from 'vitest'
import { createLog } from './log'

it('[SEC4] writes no token, password or key into the log, wherever it stands', () => {
  const lines: string[] = []
  const log = createLog({ write: (line) => lines.push(line) })
  log.info(
    {
      token: 's3cret',
      hello: { token: 's3cret', clientId: 'console-1' },
      request: {
        headers: { authorization: 'Bearer s3cret' },
        body: { password: 's3cret', newPassword: 's3cret' },
      },
      account: { passwordHash: 's3cret' },
      config: { intakeKey: 's3cret' },
    },
    'hello',
  )
  expect(lines.join('')).not.toContain('s3cret')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'hello', hello: { clientId: 'console-1' } })
})
