import type { Session } from 'electron'
import { isAppUrl } from './appAddress'

/**
 * Reaching a server on this computer or in the office needs a permission since Chromium's Local Network Access
 * (electron#48655). The content policy still limits our pages to the one configured server.
 */
const granted: ReadonlySet<string> = new Set(['local-network', 'local-network-access', 'loopback-network'])

/** Pages of ours get what they need to reach the server; everything else, and everybody else, gets nothing. */
export function mayHavePermission(permission: string, pageUrl: string): boolean {
  return granted.has(permission) && isAppUrl(pageUrl)
}

export function guardPermissions(
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(mayHavePermission(permission, contents.getURL()))
  })
  session.setPermissionCheckHandler((contents, permission, requestingOrigin) =>
    mayHavePermission(permission, contents?.getURL() ?? requestingOrigin),
  )
  session.setDevicePermissionHandler(() => false)
}
