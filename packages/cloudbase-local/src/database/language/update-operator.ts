import type { Value } from '../value'

export type Field = Value | undefined

/** What an update operator with this operand makes of a field. */
export type Operator = (operand: Value, path: string) => (current: Field) => Field
