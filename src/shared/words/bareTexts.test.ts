import { expect, it } from 'vitest'
import { bareTexts } from '#kit/bareTexts'
import { sourceFiles } from '#kit/sourceFiles'

const rooms = [
  'src/renderer/entry',
  'src/renderer/features',
  'src/renderer/desk',
  'src/renderer/ui',
  'src/renderer/platform',
  'src/main',
]

/** Files whose texts nobody reads on the screen, or reads alike in every language, each with the reason. */
const excused: Readonly<Record<string, string>> = {
  'src/renderer/features/wallboard/QueuesTile.tsx': 'a key of React',
  'src/renderer/features/connection/healthWords.ts': 'names of reasons that have their texts',
  'src/renderer/features/connection/diagnosticsText.ts': 'for whoever looks into a fault',
  'src/renderer/features/firstRun/ServerStep.tsx': 'an example of an address',
  'src/renderer/features/ticket/drafts.ts': 'a name in the storage of the browser',
  'src/renderer/ui/bringsFiles.ts': 'the kind of what is dragged',
  'src/renderer/ui/Menu.tsx': 'names of classes',
  'src/renderer/ui/keys/keyPlaces.ts': 'names of places on a keyboard',
  'src/renderer/features/ticket/mail/safeMail.ts': 'names of elements',
  'src/renderer/entry/useShellCommands.ts': 'goes into the diagnostics',
  'src/renderer/platform/browserDesk.ts': 'goes into the log of the server as the version',
  'src/main/alerts/alertIntents.ts': 'a log line',
  'src/main/alerts/systemNotifications.ts': 'a log line',
  'src/main/security/appScheme.ts': 'types of files',
  'src/main/security/contentPolicy.ts': 'the content policy',
  'src/main/security/deskDoor.ts': 'log lines',
  'src/main/shell/diagnostics.ts': 'for whoever looks into a fault',
  'src/main/shell/loginItem.ts': 'a file of the desktop environment',
  'src/main/windows/placedWindow.ts': 'a log line',
}

const excuseOf = (path: string): string | undefined => excused[path]

it('[LNG7] no text that a person reads is written into the code of the console or the desktop', () => {
  const bare = rooms
    .flatMap((room) => [...sourceFiles(room)])
    .filter(([path]) => excuseOf(path) === undefined)
    .flatMap(([path, source]) =>
      bareTexts(path, source).map(({ line, text }) => `${path}:${line} ${JSON.stringify(text)}`),
    )
  expect(bare).toEqual([])
})

it('[LNG7] the check finds texts in elements, attributes, choices and sentences, and knows what is no text', () => {
  const source = `
    import { x } from 'A module of words'
    export const word = 'Waiting'
    const sentence = (who: string) => \`\${who} owns it\`
    export function Box({ isOpen, label }: Props) {
      if (label === 'Some other thing') throw new Error('This is a bug of ours.')
      return (
        <p className="box is-open" aria-label="Close" data-kind="Kind of box">
          Hello <b>{isOpen ? 'yes' : 'no'}</b> {say('board:open')} {isOpen ? <i lang="en" /> : 'T-Minus'}
          <Button keys="send" hint="Send it now" key="Some key" onPress={() => log.warn('not sent now')} />
        </p>
      )
    }
  `
  expect(bareTexts('Box.tsx', source).map(({ text }) => text)).toEqual([
    'Waiting',
    '${} owns it',
    'Close',
    'Hello',
    'yes',
    'no',
    'Send it now',
  ])
})
