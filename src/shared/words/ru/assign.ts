import type { assign as source } from '../en/assign'
import type { Russian } from '../translation'

export const assign: Russian<typeof source> = {
  tickets_one: '{{count}} заявка',
  tickets_few: '{{count}} заявки',
  tickets_many: '{{count}} заявок',
  tickets_other: '{{count}} заявки',
  title: 'Назначить: {{about}}',
  to: '{{about}} Назначить',
  person: 'Сотрудник',
  name: 'Имя',
  people: 'Сотрудники',
  nobody: 'Никому, вернуть в очередь',
  nobodySearch: 'никому',
  you: 'вы',
  none: 'В этой службе нет никого с таким именем.',
}
