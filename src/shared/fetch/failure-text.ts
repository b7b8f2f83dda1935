import { DomainError } from '../../../core/errors'
import { NetworkError } from '../../services/cloud/call'
import { sharedTexts } from '../texts'

/** What a person reads about a failure. */
export function failureText(error: unknown): string {
  if (error instanceof DomainError) return error.code === 4005 ? sharedTexts.stale : error.message
  return error instanceof NetworkError ? error.message : sharedTexts.unknown
}
