import type { desk as source } from '../en/desk'
import type { Finnish } from '../translation'

export const desk: Finnish<typeof source> = {
  changed_one: '{{number}} / {{count}} tiketti muuttui.',
  changed_other: '{{number}} / {{count}} tikettiä muuttui.',
  more_one: '{{named}} ja {{count}} muu',
  more_other: '{{named}} ja {{count}} muuta',
  because: '{{tickets}}: {{reason}}',
  notYours: 'Saat katsoa tätä tikettiä, mutta et käsitellä sitä.',
  acknowledgedBy: '{{by}} on kuitannut sen. Osoita se itsellesi, jos otat sen.',
  acknowledgedYours: '{{by}} on jo kuitannut sen, ja se on sinun.',
  already: {
    acknowledge: 'Olet kuitannut sen.',
    take: 'Se on jo sinulla.',
    waitForCustomer: 'Se odottaa jo asiakasta.',
    resume: 'Se on jo työn alla.',
    resolve: 'Se on jo ratkaistu.',
    reopen: 'Se on auki.',
  },
  notDone: {
    'unknown-ticket':
      'Tiketti ei ole enää tällä tietokoneella. Se suljettiin tai siirrettiin pois jonoistasi.',
    'not-saved':
      'Tietokone ei voinut tallentaa toimintoa, joten sitä ei tehty. Vapauta levytilaa ja tee se uudelleen.',
    'no-room':
      'Tietokoneella ei ole tilaa pitää tiedostoja lähetykseen asti. Vapauta levytilaa tai liitä vähemmän.',
    replaced:
      'Tietokoneella on auki uudempi T-Minus, joten tätä ei tehty. Lataa ikkuna uudelleen ja tee se siellä.',
    'outbox-full':
      'Liian monta toimintoa odottaa tai jäi toteutumatta, joten tätä ei otettu. Anna konsolin yhdistää tai hylkää niitä synkronoinnin tilassa.',
  },
  file: {
    unknown: 'Tiedosto {{name}} ei ole enää palvelimella, tai sinulla ei ole oikeutta siihen.',
    reauth: 'Tiedostoa {{name}} ei haettu: istuntosi on päättynyt. Kirjaudu uudelleen.',
    unreached:
      '{{name}} on palvelimella, johon ei nyt saada yhteyttä. Yritä uudelleen, kun yhteys on palannut.',
    progress: '{{percent}} % / {{size}}',
    save: 'Tallenna',
    stop: 'Lopeta haku',
    saveNamed: 'Tallenna {{name}}',
    stopNamed: 'Lopeta haku: {{name}}',
    attached: 'Liitetiedostot',
  },
}
