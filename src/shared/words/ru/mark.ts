import type { mark as source } from '../en/mark'
import type { Russian } from '../translation'

export const mark: Russian<typeof source> = {
  tags: 'Метки',
  addTag: 'Добавить метку',
  removeTag: 'Снять метку {{tag}}',
  noTag: 'Метка — одно слово из букв и цифр, внутри него также - . или _. Введите другую.',
  linked: 'Связанные',
  linkAdd: 'Связать заявку',
  linkOf: 'Связать {{ticket}}',
  linkWith: 'Связать с',
  linkSearch: 'Номер, тема или имя',
  linkNone: 'Такой заявки здесь нет.',
  unlink: 'Снять связь с {{ticket}}',
  asleep: 'Отложена до {{time}}.',
  asleepBecause: 'Отложена до {{time}}: {{reason}}',
  wake: 'Вернуть на доску',
}
