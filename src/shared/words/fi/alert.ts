import type { alert as source } from '../en/alert'
import type { Finnish } from '../translation'

export const alert: Finnish<typeof source> = {
  title: '{{ticket}} {{metric}}: {{reading}}',
  titleBreached: '{{ticket}} {{metric}} myöhässä: {{reading}}',
  metric: {
    acknowledgement: 'kuittaus',
    firstResponse: 'ensivastaus',
    nextResponse: 'seuraava vastaus',
    update: 'tilannetieto',
    ownership: 'jonon aika',
    resolution: 'ratkaisu',
  },
  wasDue: 'Määräaika meni {{length}} sitten.',
  dueNow: 'Määräaika on nyt.',
  minutesLeft_one: 'Minuutti jäljellä.',
  minutesLeft_other: '{{count}} minuuttia jäljellä.',
  halfUsed: 'Puolet ajasta on käytetty.',
  quarterLeft: 'Neljännes ajasta on jäljellä.',
  percentUsed: '{{percent}} % ajasta on käytetty.',
  body: '{{fact}} {{subject}} {{requester}}',
  sentence: '{{text}}.',
  digest: {
    now_one: '{{count}} hälytys',
    now_other: '{{count}} hälytystä',
    away_one: '{{count}} hälytys poissa ollessasi',
    away_other: '{{count}} hälytystä poissa ollessasi',
    quiet_one: '{{count}} hälytys hiljaisuuden aikana',
    quiet_other: '{{count}} hälytystä hiljaisuuden aikana',
  },
  line: {
    breach: 'Myöhässä {{number}}: {{tickets}}.',
    near: 'Alle 5 min {{number}}: {{tickets}}.',
    soon: 'Alle 30 min {{number}}: {{tickets}}.',
    later: 'Myöhemmin {{number}}: {{tickets}}.',
  },
  andMore: '{{tickets}} ja {{number}} muuta',
  act: {
    acknowledge: 'Kuittaa',
    open: 'Avaa',
    snooze: 'Torkku {{minutes}} min',
    board: 'Näytä taulu',
  },
  spoken: {
    left: '{{ticket}}, {{metric}}, {{length}} jäljellä.',
    underMinute: '{{ticket}}, {{metric}}, alle minuutti jäljellä.',
    now: '{{ticket}}, {{metric}}, määräaika on nyt.',
    past: '{{ticket}}, {{metric}}, {{length}} myöhässä.',
    test: 'Näin T-Minus puhuu.',
  },
  test: {
    title: 'Ilmoitukset toimivat',
    body: 'Näin T-Minus varoittaa ennen kuin lupaus pettää.',
  },
  badge_one: '{{count}} tiketti myöhässä',
  badge_other: '{{count}} tikettiä myöhässä',
}
