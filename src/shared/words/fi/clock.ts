import type { clock as source } from '../en/clock'
import type { Finnish } from '../translation'

export const clock: Finnish<typeof source> = {
  unit: { day: 'd', hour: 'h', minute: 'm' },
  days_one: '{{count}} päivä',
  days_other: '{{count}} päivää',
  hours_one: '{{count}} tunti',
  hours_other: '{{count}} tuntia',
  minutes_one: '{{count}} minuutti',
  minutes_other: '{{count}} minuuttia',
  seconds_one: '{{count}} sekunti',
  seconds_other: '{{count}} sekuntia',
  twoUnits: '{{large}} {{small}}',
  left: '{{length}} jäljellä',
  pastDue: '{{length}} myöhässä',
  leftPaused: '{{length}} jäljellä, kello pysäytetty',
  pastDuePaused: '{{length}} myöhässä, kello pysäytetty',
  urgency: {
    breach: 'ylittynyt',
    near: 'alle 5 min',
    soon: 'alle 30 min',
    later: 'myöhemmin',
    paused: 'pysäytetty',
  },
  metric: {
    acknowledgement: 'kuittaus',
    firstResponse: '1. vastaus',
    nextResponse: 'seur. vastaus',
    update: 'tilannetieto',
    ownership: 'oma aika',
    resolution: 'ratkaisu',
  },
  level: {
    used: '{{percent}} % käytetty',
    share: '{{percent}} %',
    left: '{{minutes}} min jäljellä',
  },
}
