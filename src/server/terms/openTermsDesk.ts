import type { Result } from '#shared/domain/result'
import { INTAKE_KEY_FILE } from '../config'
import type { FolderPlace } from '../intake/commandLine'
import { type OpenedFolder, openFolder, writingAlone } from '../openFolder'
import { systemClock } from '../ports'
import { termsClient } from './termsClient'
import { createTermsDesk, type TermsDesk } from './termsDesk'

/** What the desk of a folder promises. */
export const openTermsDesk = (place: FolderPlace): Promise<Result<OpenedFolder<TermsDesk>, string>> =>
  openFolder(place, {
    keyFile: INTAKE_KEY_FILE,
    ofStore: (store) => createTermsDesk({ store, clock: systemClock, commitAndSend: writingAlone(store) }),
    ofServer: termsClient,
  })
