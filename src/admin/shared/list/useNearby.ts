import { useEffect, useState } from 'react'
import { watchNearby } from '../../services/nearby'

/** Whether an element is near the screen, and otherwise the height that keeps its place. */
export function useNearby(id: string, guessedHeight: number, startsNear: boolean) {
  const [place, setPlace] = useState({ isNear: startsNear, height: guessedHeight })
  useEffect(
    () =>
      watchNearby(id, (isNear, height) =>
        setPlace((before) => {
          if (before.isNear === isNear) return before
          return isNear ? { ...before, isNear } : { isNear, height }
        }),
      ),
    [id],
  )
  return place
}
