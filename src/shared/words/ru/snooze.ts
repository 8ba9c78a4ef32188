import type { snooze as source } from '../en/snooze'
import type { Russian } from '../translation'

export const snooze: Russian<typeof source> = {
  name: 'Отложить {{about}}',
  until: 'Отложить',
  placeholder: 'Начните вводить',
  none: 'Ничего с таким названием нет.',
  tickets_one: '{{count}} заявка',
  tickets_few: '{{count}} заявки',
  tickets_many: '{{count}} заявок',
  tickets_other: '{{count}} заявки',
  crosses: '{{time}}, позже срока',
  whyAsked: 'выходит за ближайший срок. Укажите причину, её увидят все.',
  whyPlaceholder: 'Запчасти приедут завтра',
  whyFirst: 'Сначала напишите причину.',
  do: 'Отложить',
  choice: {
    beforeBreach: 'За 5 минут до нарушения',
    tenMinutes: 'На 10 минут',
    halfHour: 'На 30 минут',
    hour: 'На час',
    shift: 'До моей смены',
    tomorrow: 'До завтрашнего утра',
    week: 'На неделю',
  },
}
