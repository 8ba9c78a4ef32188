import type { entry as source } from '../en/entry'
import type { Finnish } from '../translation'

export const entry: Finnish<typeof source> = {
  removed: 'Olet kirjautunut ulos, eikä tälle tietokoneelle jäänyt mitään sinulta.',
  notKept:
    'Tällä tietokoneella ei ole turvallista paikkaa istunnollesi, joten pysyt kirjautuneena vain, kunnes konsoli suljetaan.',
  ended: 'Istuntosi on päättynyt. Kirjaudu uudelleen.',
  waits_one: '{{count}} toimintosi odottaa tällä tietokoneella, kunnes kirjaudut uudelleen.',
  waits_other: '{{count}} toimintoasi odottaa tällä tietokoneella, kunnes kirjaudut uudelleen.',
  failed: 'Konsolissa tapahtui virhe. Mitään tekemääsi ei kadonnut: lataa se uudelleen.',
  wallFailed: 'Seinätaulussa tapahtui virhe. Se latautuu hetken kuluttua itsestään uudelleen.',
  loadAgain: 'Lataa uudelleen',
  screenEnded:
    'Tämän näytön istunto on päättynyt. Kirjaudu salasanalla tai pyydä esihenkilöä vahvistamaan koodi.',
  displayEnded:
    'Tämä näyttö on poistettu. Jos sen pitää taas näyttää seinätaulua, pyydä esihenkilöä vahvistamaan koodi.',
  cannotOpen: {
    title: 'Konsolia ei voi avata',
    save: 'Tallenna toiminnot tiedostoon',
    again: 'Yritä uudelleen',
    signOut: 'Kirjaudu ulos',
    'no-storage':
      'Tämä selainikkuna ei saa tallentaa mitään. Poistu yksityisestä selauksesta tai salli sivun tallentaa, ja yritä uudelleen.',
    full: 'Levyllä ei ole tilaa tiketeille. Vapauta tilaa ja yritä uudelleen.',
    blocked: 'Vanhempi T-Minus-ikkuna on yhä auki. Sulje se ja yritä uudelleen.',
    newer: 'Uudempi T-Minus on tallentanut tikettinsä tänne. Lataa sivu uudelleen tai käynnistä se versio.',
    outboxLost:
      'Tällä tietokoneella odottavia toimintoja ei voi lukea. Niitä ei poistettu: käynnistä selain uudelleen ja yritä taas.',
    outboxSaved:
      'Tällä tietokoneella odottavia toimintoja ei voi lukea. Niitä ei poistettu: tallenna ne tiedostoon ja anna se ylläpitäjälle.',
    unreadable:
      'Tälle tietokoneelle tallennettua ei voi avata ({{detail}}). Käynnistä selain uudelleen ja yritä taas.',
  },
  removal: {
    unsettled_one:
      'Mitään ei poistettu: {{count}} toimintosi on lähettämättä. Kirjaudu uudelleen ja anna sen lähteä ensin.',
    unsettled_other:
      'Mitään ei poistettu: {{count}} toimintoasi on lähettämättä. Kirjaudu uudelleen ja anna niiden lähteä ensin.',
    partly: 'Kaikkea ei poistettu. {{why}}',
  },
}
