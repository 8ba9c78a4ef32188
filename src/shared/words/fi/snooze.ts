import type { snooze as source } from '../en/snooze'
import type { Finnish } from '../translation'

export const snooze: Finnish<typeof source> = {
  name: 'Torkuta {{about}}',
  until: 'Torkuta',
  placeholder: 'Valitse kirjoittamalla',
  none: 'Sen nimistä ei löydy.',
  tickets_one: '{{count}} tiketti',
  tickets_other: '{{count}} tikettiä',
  crosses: '{{time}}, määräajan jälkeen',
  whyAsked: 'menee seuraavan määräajan yli. Kerro miksi; kaikki näkevät sen.',
  whyPlaceholder: 'Osat tulevat huomenna',
  whyFirst: 'Kirjoita ensin syy.',
  do: 'Torkuta',
  choice: {
    beforeBreach: '5 minuuttia ennen määräaikaa',
    tenMinutes: '10 minuutiksi',
    halfHour: '30 minuutiksi',
    hour: 'Tunniksi',
    shift: 'Vuoroni alkuun',
    tomorrow: 'Huomisaamuun',
    week: 'Viikoksi',
  },
}
