import type { clock as source } from '../en/clock'
import type { Russian } from '../translation'

export const clock: Russian<typeof source> = {
  unit: { day: 'д', hour: 'ч', minute: 'м' },
  days_one: '{{count}} день',
  days_few: '{{count}} дня',
  days_many: '{{count}} дней',
  days_other: '{{count}} дня',
  hours_one: '{{count}} час',
  hours_few: '{{count}} часа',
  hours_many: '{{count}} часов',
  hours_other: '{{count}} часа',
  minutes_one: '{{count}} минута',
  minutes_few: '{{count}} минуты',
  minutes_many: '{{count}} минут',
  minutes_other: '{{count}} минуты',
  twoUnits: '{{large}} {{small}}',
  left: 'осталось: {{length}}',
  pastDue: 'просрочено: {{length}}',
  leftPaused: 'осталось: {{length}}, на паузе',
  pastDuePaused: 'просрочено: {{length}}, на паузе',
  urgency: {
    breach: 'просрочено',
    near: 'менее 5 мин',
    soon: 'менее 30 мин',
    later: 'позже',
    paused: 'на паузе',
  },
  metric: {
    acknowledgement: 'подтв.',
    firstResponse: '1-й ответ',
    nextResponse: 'след. ответ',
    update: 'отчёт',
    ownership: 'своё время',
    resolution: 'решение',
  },
  level: {
    used: 'использовано {{percent}} %',
    share: '{{percent}} %',
    left: 'осталось {{minutes}} мин',
  },
}
