/** The IANA name of the zone that this computer is set to. */
export const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone
