import type { Api } from './api'
import type { Rule } from '../resources'
import { NOT_READY, textOf } from '../retry'

interface Permissions {
  Data?: { PermissionList?: { Resource?: string; Permission?: string; SecurityRule?: string }[] | null } | null
}

interface SafeRule {
  AclTag?: string
  Rule?: string | null
}

type LiveRule = Rule | string

/** The interface is being replaced: an environment that refuses it has the one before, which the console still uses. */
function isRetired(error: unknown): boolean {
  return /^(InvalidAction|UnsupportedOperation|ActionOffline|NoSuchVersion)|deprecated|offline/i.test(textOf(error))
}

async function either<T>(first: () => Promise<T>, second: () => Promise<T>): Promise<T> {
  try {
    return await first()
  } catch (error) {
    if (!isRetired(error)) throw error
    return second()
  }
}

const CLOSED: Rule = { read: false, write: false }
function tagOf({ read, write }: Rule): { tag: string; isCustom: boolean } {
  return read || write ? { tag: 'CUSTOM', isCustom: true } : { tag: 'ADMINONLY', isCustom: false }
}

/** Somebody may have written a rule that is no JSON: then it is another one, whatever it says. */
function ruleOf(tag: string, text: string | null | undefined): LiveRule {
  if (tag === 'ADMINONLY') return CLOSED
  return text ? (parsed(text) as LiveRule) : tag
}
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

type Ask = <T>(action: string, request: object, notReady?: RegExp) => Promise<T>

async function permissionsOf(ask: Ask, request: object) {
  return (await ask<Permissions>('DescribeResourcePermission', request)).Data?.PermissionList ?? []
}

function collectionRulesOf(ask: Ask) {
  async function together(names: string[]): Promise<Map<string, LiveRule>> {
    const found = await permissionsOf(ask, { ResourceType: 'collection', Resources: names })
    return new Map(
      found.map(({ Resource = '', Permission = '', SecurityRule }) => [Resource, ruleOf(Permission, SecurityRule)]),
    )
  }
  async function oneByOne(names: string[]): Promise<Map<string, LiveRule>> {
    const found = new Map<string, LiveRule>()
    for (const CollectionName of names) {
      const { AclTag = '', Rule } = await ask<SafeRule>('DescribeSafeRule', { CollectionName })
      found.set(CollectionName, ruleOf(AclTag, Rule))
    }
    return found
  }
  return {
    ofCollections: async (names: string[]): Promise<Map<string, LiveRule>> =>
      names.length === 0
        ? new Map<string, LiveRule>()
        : either(
            () => together(names),
            () => oneByOne(names),
          ),
    setOfCollection(Resource: string, rule: Rule): Promise<unknown> {
      const { tag, isCustom } = tagOf(rule)
      const text = JSON.stringify(rule)
      const newer = { ResourceType: 'collection', Permission: tag, Resource, ...(isCustom && { SecurityRule: text }) }
      const older = { CollectionName: Resource, AclTag: tag, ...(isCustom && { Rule: text }) }
      return either(
        () => ask('ModifyResourcePermission', newer, NOT_READY),
        () => ask('ModifySafeRule', older, NOT_READY),
      )
    },
  }
}

function functionRuleOf(ask: Ask, env: string) {
  const subject = { ResourceType: 'FUNCTION', ResourceName: env }
  async function newer(): Promise<unknown> {
    const [found] = await permissionsOf(ask, { ResourceType: 'function' })
    return found?.SecurityRule ? parsed(found.SecurityRule) : null
  }
  async function older(): Promise<unknown> {
    const { Rule } = await ask<SafeRule>('DescribeSecurityRule', subject)
    return Rule ? parsed(Rule) : null
  }
  return {
    ofFunctions: (): Promise<unknown> => either(newer, older),
    setOfFunctions(rule: object): Promise<unknown> {
      const text = JSON.stringify(rule)
      const request = { ResourceType: 'function', Permission: 'CUSTOM', SecurityRule: text }
      return either(
        () => ask('ModifyResourcePermission', request),
        () => ask('ModifySecurityRule', { ...subject, AclTag: 'CUSTOM', Rule: text }),
      )
    },
  }
}

/** Who may read and write what: https://cloud.tencent.com/document/api/876/132255 and, older, 876/128959. */
export function rulesOf(api: Api) {
  function ask<T>(action: string, request: object, notReady?: RegExp): Promise<T> {
    return api.call<T>('tcb', action, { EnvId: api.env, ...request }, { notReady })
  }
  return {
    ...collectionRulesOf(ask),
    ...functionRuleOf(ask, api.env),
    async ofStorage(): Promise<LiveRule> {
      const { bucket } = await api.parts()
      const { AclTag = '', Rule } = await ask<SafeRule>('DescribeStorageSafeRule', { Bucket: bucket })
      return ruleOf(AclTag, AclTag === 'CUSTOM' ? Rule : null)
    },
    async setOfStorage(rule: Rule): Promise<void> {
      const { bucket } = await api.parts()
      await ask('ModifyStorageSafeRule', { Bucket: bucket, AclTag: 'CUSTOM', Rule: JSON.stringify(rule) })
    },
  }
}
