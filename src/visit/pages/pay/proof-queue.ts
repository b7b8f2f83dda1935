/** A picture on its way to the server. */
export interface QueuedProof {
  id: number
  path: string
  state: 'uploading' | 'done' | 'failed'
  percent: number
  /** once it is done */
  file_id: string
}

export type ProofEvent =
  | { type: 'added'; id: number; path: string }
  | { type: 'progressed'; id: number; percent: number }
  | { type: 'uploaded'; id: number; file_id: string }
  | { type: 'failed'; id: number }
  | { type: 'retried'; id: number }
  | { type: 'removed'; id: number }
  | { type: 'cleared' }

/** Steps of five percent: a picture need not be drawn twenty times a second. */
function coarse(percent: number): number {
  return Math.floor(percent / 5) * 5
}

function patch(queue: QueuedProof[], id: number, change: Partial<QueuedProof>): QueuedProof[] {
  return queue.map((proof) => (proof.id === id ? { ...proof, ...change } : proof))
}

/** What becomes of the queue. Late news of a removed picture changes nothing. */
export function nextQueue(queue: QueuedProof[], event: ProofEvent): QueuedProof[] {
  switch (event.type) {
    case 'added':
      return [...queue, { id: event.id, path: event.path, state: 'uploading', percent: 0, file_id: '' }]
    case 'progressed': {
      const proof = queue.find(({ id }) => id === event.id)
      const percent = coarse(event.percent)
      return proof?.state === 'uploading' && proof.percent !== percent ? patch(queue, event.id, { percent }) : queue
    }
    case 'uploaded':
      return patch(queue, event.id, { state: 'done', percent: 100, file_id: event.file_id })
    case 'failed':
      return patch(queue, event.id, { state: 'failed' })
    case 'retried':
      return patch(queue, event.id, { state: 'uploading', percent: 0 })
    case 'removed':
      return queue.filter(({ id }) => id !== event.id)
    case 'cleared':
      return []
  }
}

/** The queue of an order whose page is opened again: what was uploaded before. */
export function queueOf(kept: { path: string; file_id: string }[]): QueuedProof[] {
  return kept.map(({ path, file_id }, at) => ({ id: at + 1, path, state: 'done', percent: 100, file_id }))
}

/** Whether there is something to submit and nothing still on its way. */
export function isReady(queue: QueuedProof[]): boolean {
  return queue.length > 0 && queue.every(({ state }) => state === 'done')
}
