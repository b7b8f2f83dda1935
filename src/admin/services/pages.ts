import { openPage } from '../../services/app/navigation'

export const adminPages = [
  'review',
  'orders',
  'day',
  'stats',
  'settings',
  'admins',
  'audits',
  'export',
  'order',
  'invite',
] as const

export type AdminPageName = (typeof adminPages)[number]

export function adminPath(page: AdminPageName, params: Record<string, string> = {}): string {
  const search = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `/admin/pages/${page}/index${search.length > 0 ? `?${search.join('&')}` : ''}`
}

export function openAdminPage(page: AdminPageName, params?: Record<string, string>): void {
  openPage(adminPath(page, params))
}
