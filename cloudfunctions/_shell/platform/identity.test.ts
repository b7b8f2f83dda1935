import { platformContext } from './identity'

describe('who calls', () => {
  const names = [
    'WX_OPENID',
    'WX_APPID',
    'TCB_SOURCE',
    'TCB_ENV',
    'SCF_NAMESPACE',
    'WX_CONTEXT_KEYS',
    'TCB_CONTEXT_KEYS',
  ]
  const kept = names.map((name) => [name, process.env[name]] as const)
  const set = (values: Record<string, string>) => {
    for (const name of names) delete process.env[name]
    Object.assign(process.env, values)
  }
  afterAll(() => set(Object.fromEntries(kept.filter(([, value]) => value !== undefined)) as Record<string, string>))

  test('is what the platform says, digits too, as text', () => {
    set({
      WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
      WX_OPENID: '1234',
      WX_APPID: 'wx0001',
      TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
      TCB_ENV: 'shop-1a2b',
      TCB_SOURCE: 'wx_client',
    })
    expect(platformContext()).toEqual({ openid: '1234', appid: 'wx0001', source: 'wx_client', env: 'shop-1a2b' })
  })

  test('is nobody, where it says nothing', () => {
    set({})
    expect(platformContext()).toEqual({ openid: '', appid: '', source: '', env: '' })
  })

  test('in which environment, two variables may say', () => {
    set({ SCF_NAMESPACE: 'by-namespace' })
    expect(platformContext().env).toBe('by-namespace')
    set({ SCF_NAMESPACE: 'by-namespace', TCB_ENV: 'by-name' })
    expect(platformContext().env).toBe('by-name')
  })
})
