export interface TreeSize {
  nodes: number
  /** Most children of one node. */
  children: number
  depth: number
}

/** Counts what WeChat counts: the elements of components, not those a component draws itself with. */
export function measureTree(root: Element): TreeSize {
  const own = (parent: Element): Element[] => [...parent.children].filter((child) => '__wxElement' in child)
  const size: TreeSize = { nodes: 0, children: 0, depth: 0 }
  const walk = (element: Element, depth: number): void => {
    const children = own(element)
    size.nodes++
    size.children = Math.max(size.children, children.length)
    size.depth = Math.max(size.depth, depth)
    children.forEach((child) => walk(child, depth + 1))
  }
  walk(root, 1)
  return size
}
