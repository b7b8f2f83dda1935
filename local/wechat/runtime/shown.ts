/** What the host put on the screen for the app: toasts, modals, sheets. */
export interface Shown {
  kind: 'toast' | 'loading' | 'modal' | 'action-sheet' | 'subscribe' | 'preview' | 'privacy' | 'permission'
  title: string
  content?: string
}

export const shown: Shown[] = []

/** What left the app for other parts of the phone. */
export interface Handed {
  kind: 'share' | 'album' | 'calendar' | 'document' | 'file-message' | 'contact' | 'clipboard'
  detail: unknown
}

export const handed: Handed[] = []
