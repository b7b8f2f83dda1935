import { hurry, redirect } from './detour'

/** Loaded into a command that runs in a process of its own. */
redirect(process.env.STAND_IN_URL ?? '')
hurry()
