let aheadMs = 0

/** Notes the server's time from a reply. */
export function noteServerTime(server_time: string): void {
  aheadMs = Date.parse(server_time) - Date.now()
}

/** The server's time in milliseconds, as far as the last reply tells: the phone's own clock may be wrong. */
export function serverNow(): number {
  return Date.now() + aheadMs
}
