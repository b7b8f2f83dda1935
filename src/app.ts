import type { PropsWithChildren } from 'react'
import { useAppStart } from './shared/hooks/useAppStart'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useAppStart()
  return children
}
