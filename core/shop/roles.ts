/** What an admin may do: a viewer reads, an operator also judges, cancels and closes hours, an owner also rules. */
export const roles = ['viewer', 'operator', 'owner'] as const

export type Role = (typeof roles)[number]

export function atLeast(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}
