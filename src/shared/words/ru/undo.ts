import type { undo as source } from '../en/undo'
import type { Russian } from '../translation'

export const undo: Russian<typeof source> = {
  name: 'Отменить',
  reopen: 'Открыть снова',
  nothing: 'Отменять сейчас нечего.',
  outrun: 'Позже это изменено в {{id}} ({{name}}), поэтому осталось как есть.',
  done: {
    acknowledge: '{{id}} подтверждена.',
    take: 'Вы взяли {{id}}.',
    assign: 'У {{id}} новый исполнитель.',
    changePriority: 'У {{id}} новый приоритет.',
    moveToQueue: '{{id}} в другой очереди.',
    reply: 'Вы ответили по {{id}}.',
    note: 'Вы написали заметку к {{id}}.',
    waitForCustomer: '{{id}} ждёт клиента.',
    waitFor: '{{id}} ждёт.',
    resume: 'Работа над {{id}} продолжается.',
    resolve: '{{id}} решена.',
    reopen: '{{id}} снова открыта.',
    snooze: 'Вы отложили {{id}}.',
    wake: '{{id}} снова на доске.',
    tickStep: 'Шаг отмечен в {{id}}.',
    link: '{{id}} связана.',
    unlink: 'Связь снята с {{id}}.',
    tag: '{{id}} получила метку.',
    untag: 'Метка снята с {{id}}.',
    merge: '{{id}} объединена.',
    unmerge: '{{id}} снова отдельная заявка.',
  },
}
