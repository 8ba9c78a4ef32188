import type { presence as source } from '../en/presence'
import type { Finnish } from '../translation'

export const presence: Finnish<typeof source> = {
  looking_one: '{{names}} katsoo',
  looking_other: '{{names}} katsovat',
  writing_one: '{{names}} kirjoittaa',
  writing_other: '{{names}} kirjoittavat',
  alsoWriting_one: '{{names}} kirjoittaa samaan tikettiin.',
  alsoWriting_other: '{{names}} kirjoittavat samaan tikettiin.',
}
