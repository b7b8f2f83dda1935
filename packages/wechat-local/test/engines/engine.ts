/** An element of a template: its tag, what its attributes are bound to, and what is in it. */
export type Node = [tag: string, attributes?: Record<string, string>, children?: Node[]]

/** A component as an app defines it, and its template. */
interface Part {
  definition: Record<string, unknown>
  template: Node[]
}

/** Definitions are made anew for each engine, which may write into them. */
export type Story = (log: (text: string) => void) => Record<string, Part>

/** A component that stands alone, on one of WeChat's engines. */
export interface Stage {
  attach: () => void
  detach: () => void
  /** What the component has as methods, as its own code calls them. */
  call: (method: string, ...values: unknown[]) => void
}

/** Puts the last of the parts on an engine. */
export type Engine = (parts: Record<string, Part>) => Stage
