import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger }

/** Fields that never reach a log, at the top or one level down. */
const secrets = [
  'token',
  'password',
  'newPassword',
  'passwordHash',
  'authorization',
  'intakeKey',
  'accountsKey',
]

/** Structured lines, one JSON object each. */
export const createLog = (to: DestinationStream): Logger =>
  pino(
    {
      base: null,
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
    },
    to,
  )

export const silentLog = (): Logger => pino({ level: 'silent' })
