import type { presence as source } from '../en/presence'
import type { Russian } from '../translation'

export const presence: Russian<typeof source> = {
  looking_one: '{{names}} смотрит',
  looking_few: '{{names}} смотрят',
  looking_many: '{{names}} смотрят',
  looking_other: '{{names}} смотрят',
  writing_one: '{{names}} пишет',
  writing_few: '{{names}} пишут',
  writing_many: '{{names}} пишут',
  writing_other: '{{names}} пишут',
  alsoWriting_one: '{{names}} тоже пишет в этой заявке.',
  alsoWriting_few: '{{names}} тоже пишут в этой заявке.',
  alsoWriting_many: '{{names}} тоже пишут в этой заявке.',
  alsoWriting_other: '{{names}} тоже пишут в этой заявке.',
}
