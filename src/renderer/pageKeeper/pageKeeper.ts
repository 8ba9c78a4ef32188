import { createPageKeeper } from './createPageKeeper'
import type { KeeperScope } from './keeperScope'
import type { KeptBuild } from './keptBuild'

/** Put in by the build, once it knows its files (scripts/keptBuild.mjs). */
declare const FILES_OF_BUILD: KeptBuild

createPageKeeper(globalThis as unknown as KeeperScope, FILES_OF_BUILD)
