import type { palette as source } from '../en/palette'
import type { Russian } from '../translation'

export const palette: Russian<typeof source> = {
  name: 'Палитра команд',
  field: 'Введите команду, заявку или имя',
  placeholder: 'Команда, заявка или имя',
  none: 'Ничего с таким названием нет.',
  search: 'Искать заявки: «{{words}}»',
  searchHint: 'также в переписке и закрытых заявках',
  move: 'Выбор',
  run: 'Выполнить',
  withoutTicket: 'Без заявки',
  ownKeys: 'В каждой строке указана её клавиша',
  thisTicket: 'Эта заявка',
  goTo: 'Перейти',
  tickets: 'Заявки',
  keys: 'Все клавиши',
  people: 'Люди',
  assignHint_one: 'назначить {{id}}, открыта {{count}}',
  assignHint_few: 'назначить {{id}}, открыто {{count}}',
  assignHint_many: 'назначить {{id}}, открыто {{count}}',
  assignHint_other: 'назначить {{id}}, открыто {{count}}',
}
