import type { presence as source } from '../en/presence'
import type { Japanese } from '../translation'

export const presence: Japanese<typeof source> = {
  looking_other: '{{names}}さんが閲覧中',
  writing_other: '{{names}}さんが入力中',
  alsoWriting_other: '{{names}}さんもこのチケットに入力中です。',
}
