import { View } from '@tarojs/components'
import { memo, type ReactNode } from 'react'
import { useNearby } from './useNearby'
import './ChunkList.scss'

interface ChunkProps<T> {
  at: number
  items: T[]
  itemHeight: number
  draw: (item: T) => ReactNode
}

function ChunkView<T>({ at, items, itemHeight, draw }: ChunkProps<T>) {
  const id = `chunk-${at}`
  const { isNear, height } = useNearby(id, items.length * itemHeight, at === 0)
  return (
    <View id={id} className="chunk-list-chunk" style={isNear ? undefined : `height:${height}px`}>
      {isNear && items.map(draw)}
    </View>
  )
}

const Chunk = memo(ChunkView) as typeof ChunkView

interface Props<T> {
  chunks: T[][]
  /** in px, roughly: what is not drawn yet takes up this much */
  itemHeight: number
  draw: (item: T) => ReactNode
}

/** A list of any length of which only what is near the screen exists. */
export function ChunkList<T>({ chunks, ...item }: Props<T>) {
  return (
    <View>
      {chunks.map((items, at) => (
        <Chunk key={at} at={at} items={items} {...item} />
      ))}
    </View>
  )
}
