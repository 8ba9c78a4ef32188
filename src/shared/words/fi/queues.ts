import type { queues as source } from '../en/queues'
import type { Finnish } from '../translation'

export const queues: Finnish<typeof source> = {
  head: 'Jonot tällä tietokoneella',
  about: 'Jono, jota ei säilytetä, ei vie tilaa. Sen kellot ja hälytykset eivät käy tällä tietokoneella.',
  size_one: '{{count}} tiketti, {{space}}',
  size_other: '{{count}} tikettiä, {{space}}',
  tickets_one: '{{count}} tiketti',
  tickets_other: '{{count}} tikettiä',
  sizeUnknown: 'koko ei tiedossa ilman yhteyttä',
  yours_one:
    'Jonon {{queue}} {{count}} avoin tiketti on sinun. Sekin poistuu tältä tietokoneelta hälytyksineen.',
  yours_other:
    'Jonon {{queue}} {{count}} avointa tikettiä on sinun. Nekin poistuvat tältä tietokoneelta hälytyksineen.',
  leaveAnyway: 'Jätä pois',
  keepAfterAll: 'Säilytä',
  notHere: 'Ei säilytetä tällä tietokoneella',
  away: 'poissa',
  empty: 'Jonoa {{queue}} ei säilytetä tällä tietokoneella. Haku löytää sen tiketit palvelimelta.',
  keep: 'Säilytä täällä',
  openTickets: 'Avoimet tiketit, joita ei säilytetä täällä',
  looking: 'Haetaan palvelimelta jonoista, joita ei säilytetä täällä.',
  none: 'Jonoissa, joita ei säilytetä täällä, mikään ei täsmää hakuun ”{{words}}”.',
  found_one: '{{count}} avoin tiketti muualla täsmää hakuun ”{{words}}”.',
  found_other: '{{count}} avointa tikettiä muualla täsmää hakuun ”{{words}}”.',
  foundMore: 'Ensimmäiset {{number}} avointa tikettiä muualla, jotka täsmäävät hakuun ”{{words}}”.',
  tooMany: 'Hakusanoja on liikaa palvelimelle. Käytä vähemmän.',
  signedOut: 'Muut jonot ovat palvelimella, joka pyytää kirjautumaan uudelleen.',
  unreached: 'Muut jonot ovat palvelimella, johon ei nyt saada yhteyttä. Niistä ei haettu.',
  readOnly: 'Ei säilytetä tällä tietokoneella. Luettu palvelimelta.',
  notSaved: 'Valintaa ei voitu tallentaa. Vapauta levytilaa ja valitse uudelleen.',
}
