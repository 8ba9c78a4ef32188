import { join } from 'node:path'
import { accepted, type Result, refused } from '#shared/domain/result'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import { tellWhoLeft } from './accounts/tellWhoLeft'
import { createContentFiles } from './attachments/contentFiles'
import { createAttachments } from './attachments/createAttachments'
import { ACCOUNTS_KEY_FILE, type Config, INTAKE_KEY_FILE } from './config'
import { createServer, serverRefusalSentence } from './createServer'
import { openStore } from './db/openStore'
import type { Store } from './db/store'
import { storeRefusalOf, storeRefusalSentence } from './db/storeRefusal'
import { ensureDemoWork, liveDemoWork } from './demoWork'
import { ATTACHMENTS_FOLDER, faultInFolder } from './faultInFolder'
import { ensureFirstAccounts, type FirstSignIn } from './firstAccounts'
import { createHousekeeping } from './housekeeping'
import { keptSecret, randomKey } from './keptSecret'
import { createLog, type Logger } from './log'
import { createLogFile } from './logFile'
import { createFetchImage } from './mailImages/createFetchImage'
import { createMailImages, type MailImages } from './mailImages/createMailImages'
import { openWeb } from './mailImages/web'
import { systemClock, systemRandomness } from './ports'

export const LOG_FILE = 'server.log'

export interface RunningDesk {
  readonly url: string
  readonly signIn: FirstSignIn | null
  readonly log: Logger
  readonly close: () => Promise<void>
}

/** Opens the store, makes what a first start needs, and serves. A refusal is one plain sentence. */
export async function startDesk(
  config: Config,
  filesDirectory: string,
): Promise<Result<RunningDesk, string>> {
  try {
    return await start(config, filesDirectory)
  } catch (error) {
    const refusal = storeRefusalOf(error, config.dataDirectory)
    if (refusal) return refused(storeRefusalSentence(refusal))
    throw error
  }
}

async function start(config: Config, filesDirectory: string): Promise<Result<RunningDesk, string>> {
  const { dataDirectory, isDemo } = config
  const opened = await openIn(dataDirectory)
  if (!opened.ok) return opened
  const store = opened.value
  const log = logIn(dataDirectory)
  const keys = keysOf(dataDirectory)
  const signIn = await ensureFirstAccounts(store, systemRandomness, dataDirectory, isDemo)
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions()
  const demoPorts = { store, clock: systemClock, zone }
  const demo = isDemo ? await ensureDemoWork(demoPorts) : null
  if (!(await store.readDesk())) await store.writeDesk(defaultDesk('Service desk', zone))
  await tellWhoLeft(store)
  // The sign-in that is told next must be one that a power cut leaves.
  await store.onDisk()
  const files = createContentFiles(join(dataDirectory, ATTACHMENTS_FOLDER))
  const attachments = createAttachments({ store, files, clock: systemClock })
  const started = await createServer({
    store,
    attachments,
    mailImages: mailImagesOf(store, config),
    clock: systemClock,
    randomness: systemRandomness,
    filesDirectory,
    log,
    config: { ...config, ...keys },
  })
  if (!started.ok) {
    await store.close()
    return refused(serverRefusalSentence(started.refusal))
  }
  const server = started.value
  const housekeeping = createHousekeeping({ store, attachments, clock: systemClock, server, log })
  const live = demo && liveDemoWork(demo, demoPorts, server, log)
  return accepted({
    url: server.url,
    signIn,
    log,
    close: async () => {
      live?.close()
      housekeeping.close()
      await server.close()
      await store.close()
    },
  })
}

async function openIn(dataDirectory: string): Promise<Result<Store, string>> {
  const fault = faultInFolder(dataDirectory)
  if (fault) return refused(fault)
  const opened = await openStore(dataDirectory)
  return opened.ok ? opened : refused(storeRefusalSentence(opened.refusal))
}

function logIn(dataDirectory: string): Logger {
  const warn = (sentence: string) => process.stderr.write(`${sentence}\n`)
  return createLog(createLogFile(join(dataDirectory, LOG_FILE), warn))
}

function keysOf(dataDirectory: string) {
  const keyIn = (file: string) => keptSecret(join(dataDirectory, file), () => randomKey(systemRandomness))
  return { intakeKey: keyIn(INTAKE_KEY_FILE), accountsKey: keyIn(ACCOUNTS_KEY_FILE) }
}

const mailImagesOf = (store: Store, { fetchesMailImages }: Config): MailImages =>
  createMailImages({ store, fetchImage: fetchesMailImages ? createFetchImage({ web: openWeb }) : null })
