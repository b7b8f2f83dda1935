import { atLeast, roles } from './roles'

test.each([
  ['viewer', ['viewer']],
  ['operator', ['viewer', 'operator']],
  ['owner', ['viewer', 'operator', 'owner']],
] as const)('a %s may do what these may: %p', (role, expected) => {
  expect(roles.filter((needed) => atLeast(role, needed))).toEqual(expected)
})
