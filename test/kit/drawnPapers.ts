import type { Directory } from '#renderer/data/deskData'
import { aGuide, aTemplate } from './paperBuilders'

/** The template and the steps of the drawn ticket. */
export const drawnPapers: Pick<Directory, 'views' | 'templates' | 'guides'> = {
  views: [],
  templates: [
    aTemplate('VPN unstable, first reply', {
      body: 'Hello {{firstName}}, yes: please switch to the 5G router now. I will write again before {{due}}. Your case is {{case}}.',
    }),
  ],
  guides: [
    aGuide('VPN unstable', {
      steps: [
        'Confirm drop times with the branch',
        'Compare with carrier changes',
        'Move the branch to 5G failover',
        'Set tunnel MTU to 1 380 and test',
        'Tell the requester the result in writing',
      ],
    }),
  ],
}
