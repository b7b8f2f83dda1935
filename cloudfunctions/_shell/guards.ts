import type { Admin } from '../../core/order/audit'
import type { FunctionName } from '../../core/contract/contract'
import { DomainError } from '../../core/errors'
import { atLeast, type Role } from '../../core/shop/roles'
import type { Settings } from '../../core/shop/settings'
import type { Transaction } from './platform/transaction'
import type { Guarded } from './handler'
import { gather } from './stores/gather'
import type { AdminContext, CallContext } from './call/context'

type Run<N extends FunctionName, C extends CallContext> = Guarded<N, C>['run']

/** The call of an admin who had the role when it began. Each transaction of it reads the role again, as it is then. */
export function actingAs(call: CallContext, admin: Admin, settings: Settings, needed: Role): AdminContext {
  const acting: AdminContext = {
    ...call,
    admin,
    settings,
    async requireRole(tx: Transaction) {
      const current = await tx.get('admins', call.openid)
      if (!current || !atLeast(current.role, needed)) throw new DomainError(4004)
      acting.admin = current
    },
  }
  return acting
}

/** For whoever WeChat has identified. */
export function asPlayer<N extends FunctionName>(run: Run<N, CallContext>): Guarded<N, CallContext> {
  return {
    admit(call) {
      if (call.openid === '') throw new DomainError(4004)
      return call
    },
    run,
  }
}

/** For anybody, known or not. The answer must tell nothing that a stranger may not know. */
export function asAnyone<N extends FunctionName>(run: Run<N, CallContext>): Guarded<N, CallContext> {
  return {
    admit: (call) => call,
    run,
  }
}

/** For admins of at least this role, as the database says now. */
export function asAdmin<N extends FunctionName>(needed: Role, run: Run<N, AdminContext>): Guarded<N, AdminContext> {
  return {
    async admit(call) {
      if (call.openid === '') throw new DomainError(4004)
      const { settings, admin } = await gather({ admin: call.openid })
      if (!admin || !atLeast(admin.role, needed)) throw new DomainError(4004)
      return actingAs(call, admin, settings, needed)
    },
    run,
  }
}

/** Sources by which a person, a page or a timer calls: none of them is WeChat's message push. */
const NO_PUSH = /^wx_(client|devtools|localdebug|http|trigger|crawler)/

/** For WeChat's message push, which comes with the openid of whom it tells of. */
export function asPush<N extends FunctionName>(run: Run<N, CallContext>): Guarded<N, CallContext> {
  return {
    admit(call) {
      if (NO_PUSH.test(call.source) || (call.source === '' && call.openid === '')) throw new DomainError(4004)
      return call
    },
    run,
  }
}

/** For the platform's timer. A caller with an OPENID is a person and is refused. A missing SOURCE is accepted, because what timers do harms nobody. */
export function asTimer<N extends FunctionName>(run: Run<N, CallContext>): Guarded<N, CallContext> {
  return {
    admit(call) {
      if (call.openid !== '' || call.source.startsWith('wx_client')) throw new DomainError(4004)
      return call
    },
    run,
  }
}
