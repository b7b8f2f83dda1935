/** What the host put on the screen for the app: toasts, modals, sheets. */
export interface Shown {
  kind: 'toast' | 'loading' | 'modal' | 'action-sheet' | 'subscribe' | 'preview' | 'privacy' | 'permission' | 'nickname'
  title: string
  content?: string
}

export const shown: Shown[] = []

/** What left the app for other parts of the phone. */
export interface Handed {
  kind: 'share' | 'disk' | 'album' | 'calendar' | 'document' | 'file-message' | 'clipboard' | 'map' | 'call'
  detail: unknown
}

export const handed: Handed[] = []

/** What WeChat refuses because it may not be called like that, whatever the app made of the failure. */
export const refusals: string[] = []
