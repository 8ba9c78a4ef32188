import type { undo as source } from '../en/undo'
import type { Finnish } from '../translation'

export const undo: Finnish<typeof source> = {
  name: 'Kumoa',
  reopen: 'Avaa uudelleen',
  nothing: 'Nyt ei ole mitään kumottavaa.',
  outrun: '{{name}} on muuttanut tätä sen jälkeen tiketissä {{id}}, joten se jäi ennalleen.',
  done: {
    acknowledge: '{{id}} on kuitattu.',
    take: 'Otit tiketin {{id}}.',
    assign: 'Tiketillä {{id}} on uusi käsittelijä.',
    changePriority: 'Tiketillä {{id}} on uusi prioriteetti.',
    moveToQueue: '{{id}} on toisessa jonossa.',
    reply: 'Vastasit tikettiin {{id}}.',
    note: 'Kirjoitit muistiinpanon tikettiin {{id}}.',
    waitForCustomer: '{{id}} odottaa asiakasta.',
    waitFor: '{{id}} odottaa.',
    resume: 'Tiketin {{id}} työ jatkuu.',
    resolve: '{{id}} on ratkaistu.',
    reopen: '{{id}} on taas avoinna.',
    snooze: 'Torkutit tiketin {{id}}.',
    wake: '{{id}} on taas hereillä.',
    tickStep: 'Tiketin {{id}} vaihe merkittiin.',
    link: '{{id}} on linkitetty.',
    unlink: 'Tiketistä {{id}} poistettiin linkki.',
    tag: '{{id}} sai tunnisteen.',
    untag: 'Tiketistä {{id}} poistettiin tunniste.',
    merge: '{{id}} on yhdistetty.',
    unmerge: '{{id}} on taas oma tikettinsä.',
  },
}
