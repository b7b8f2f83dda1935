import { KEYS, type Client, type History, type Operation } from './history'

/** What may be wrong with a history, and write skew, which is not wrong but must be seen. */
export interface Verdict {
  anomalies: string[]
  isSkewed: boolean
}

type Lists = Record<string, number[]>

interface Commit {
  client: Client
  at: number
}

function appendsOf({ operations }: Client, key?: string): number[] {
  return operations.flatMap((each) =>
    each.kind === 'append' && (key === undefined || each.key === key) ? [each.value] : [],
  )
}

function writesOf({ operations }: Client): Set<string> {
  return new Set(operations.flatMap((each) => (each.kind === 'read' ? [] : [each.key])))
}

function equal(a: number[], b: number[]) {
  return a.length === b.length && a.every((value, at) => value === b[at])
}

/** Judges a history by what its clients saw, and by nothing else: snapshot isolation in real time. */
export function check(history: History): Verdict {
  const commits = commitsOf(history)
  const transactions = history.clients.filter(({ isPlain }) => !isPlain)
  const anomalies = [
    ...transactions.flatMap((client) => readsOf(client).flatMap((read) => judgeRead(read, client, commits, history))),
    ...lostUpdates(commits),
    ...refusals(history, commits),
    ...endState(history, commits),
  ]
  return { anomalies, isSkewed: isSkewed(commits) }
}

/** In the order in which they took place; one whose reply was lost took place if anything of it is there. */
function commitsOf({ clients, lists }: History): Commit[] {
  const there = new Set(Object.values(lists).flat())
  const isThere = (client: Client) => appendsOf(client).some((value) => there.has(value))
  return clients
    .filter((client) => client.ending === 'committed' || (client.ending === 'unknown' && isThere(client)))
    .map((client) => ({ client, at: client.endedAt }))
    .sort((a, b) => a.at - b.at)
}

function stateAt(moment: number, commits: Commit[]): Lists {
  const lists: Lists = Object.fromEntries(KEYS.map((key) => [key, []]))
  for (const { client, at } of commits)
    if (at < moment) for (const key of KEYS) lists[key]?.push(...appendsOf(client, key))
  return lists
}

type Read = Operation & { kind: 'read' }

function readsOf({ operations }: Client): Read[] {
  return operations.filter((each): each is Read => each.kind === 'read')
}

/** A read sees what was committed before the first operation, then one's own appends, and nothing else. */
function judgeRead(read: Read, client: Client, commits: Commit[], { clients }: History): string[] {
  const own = client.operations.flatMap((each) =>
    each.kind === 'append' && each.key === read.key && each.at < read.at ? [each.value] : [],
  )
  const expected = [...(stateAt(client.beganAt, commits)[read.key] ?? []), ...own]
  if (equal(read.seen, expected)) return []
  const committed = new Set(commits.flatMap((commit) => appendsOf(commit.client)))
  if (read.seen.some((value) => !committed.has(value) && !own.includes(value))) return ['dirty read']
  if (!own.every((value) => read.seen.includes(value))) return ['own write unseen']
  const others = clients.filter((other) => other !== client).map((other) => appendsOf(other, read.key))
  const isPart = (values: number[]) => new Set(values.map((value) => read.seen.includes(value))).size > 1
  if (others.some(isPart)) return ['part of a commit read']
  return [read.seen.length < expected.length ? 'stale snapshot' : 'snapshot moved']
}

function overlap(a: Set<string>, b: Set<string>): boolean {
  return [...a].some((key) => b.has(key))
}

/** The first to commit wins: who began before that and writes the same must not commit. */
function lostUpdates(commits: Commit[]): string[] {
  return pairs(commits).flatMap(([first, second]) =>
    !second.client.isPlain &&
    second.client.beganAt < first.at &&
    overlap(writesOf(first.client), writesOf(second.client))
      ? ['lost update']
      : [],
  )
}

function pairs(commits: Commit[]): [Commit, Commit][] {
  return commits.flatMap((first, at) => commits.slice(at + 1).map((second): [Commit, Commit] => [first, second]))
}

/** A conflict needs somebody to conflict with, and comes at once, not at the commit. */
function refusals({ clients }: History, commits: Commit[]): string[] {
  return clients.flatMap((client) => {
    if (client.isPlain) return []
    const rivals = clients.filter((other) => other !== client)
    const missed = client.operations.filter((each) => each.kind !== 'read' && isHeld(each, client, rivals, commits))
    const needless =
      client.ending === 'conflict' && client.refused && !mayConflict(client.refused, client, rivals, commits)
    return [...missed.map(() => 'write of what another holds'), ...(needless ? ['needless conflict'] : [])]
  })
}

function isHeld({ key, at }: Operation, client: Client, rivals: Client[], commits: Commit[]): boolean {
  const isOpenThen = (other: Client) =>
    !other.isPlain &&
    other.endedAt > at &&
    other.operations.some((each) => each.kind !== 'read' && each.key === key && each.at < at)
  const isCommittedSince = commits.some(
    (commit) =>
      commit.client !== client && commit.at > client.beganAt && commit.at < at && writesOf(commit.client).has(key),
  )
  return isCommittedSince || rivals.some(isOpenThen)
}

/** Names are unique keys: whoever takes or gives up the same name is a rival too. */
function mayConflict(refused: Operation, client: Client, rivals: Client[], commits: Commit[]): boolean {
  return (
    isHeld(refused, client, rivals, commits) ||
    (refused.kind === 'name' && rivals.some(({ operations }) => operations.some(({ kind }) => kind === 'name')))
  )
}

function endState({ lists, names }: History, commits: Commit[]): string[] {
  const expected = stateAt(Infinity, commits)
  const wrong = KEYS.filter((key) => !equal([...(lists[key] ?? [])].sort(), [...(expected[key] ?? [])].sort()))
  const found = new Set(Object.values(lists).flat())
  const lost = commits.some(({ client }) => {
    const there = appendsOf(client).map((value) => found.has(value))
    return there.includes(false) && there.includes(true)
  })
  return [
    ...(lost ? ['half a commit'] : wrong.length > 0 ? ['commit lost, or what was not committed stayed'] : []),
    ...(new Set(names).size < names.length ? ['unique key twice'] : []),
  ]
}

/** Two that read what the other writes, and both commit: allowed here as it is in the cloud. */
function isSkewed(commits: Commit[]): boolean {
  return pairs(commits).some(([first, second]) => {
    if (first.client.isPlain || second.client.isPlain || second.client.beganAt > first.at) return false
    const readBy = ({ client }: Commit) => new Set(readsOf(client).map(({ key }) => key))
    const [a, b] = [writesOf(first.client), writesOf(second.client)]
    return !overlap(a, b) && overlap(readBy(first), b) && overlap(readBy(second), a)
  })
}
