import type { PropsWithChildren } from 'react'
import { useAppStart } from './useAppStart'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useAppStart()
  return children
}
