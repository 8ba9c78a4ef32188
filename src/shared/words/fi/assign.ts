import type { assign as source } from '../en/assign'
import type { Finnish } from '../translation'

export const assign: Finnish<typeof source> = {
  tickets_one: '{{count}} tiketti',
  tickets_other: '{{count}} tikettiä',
  title: 'Osoita {{about}}',
  to: '{{about}} Osoita henkilölle',
  person: 'Henkilö',
  name: 'Nimi',
  people: 'Henkilöt',
  nobody: 'Ei kenellekään, takaisin jonoon',
  nobodySearch: 'ei kenellekään',
  you: 'sinä',
  none: 'Tässä palvelupisteessä ei ole sen nimistä.',
}
