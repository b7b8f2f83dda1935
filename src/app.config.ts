import { titles } from './texts'

function tab(name: 'slots' | 'orders' | 'me' | 'admin') {
  return { pagePath: `pages/${name}/index`, text: titles[name] }
}

export default defineAppConfig({
  pages: [
    'pages/slots/index',
    'pages/orders/index',
    'pages/me/index',
    'pages/admin/index',
    'pages/pay/index',
    'pages/order/index',
    'pages/not-found/index',
  ],
  subPackages: [
    {
      root: 'admin',
      pages: [
        'pages/review/index',
        'pages/orders/index',
        'pages/order/index',
        'pages/day/index',
        'pages/stats/index',
        'pages/settings/index',
        'pages/admins/index',
        'pages/audits/index',
        'pages/export/index',
        'pages/invite/index',
      ],
    },
  ],
  window: {
    navigationBarTitleText: titles.app,
    navigationBarBackgroundColor: '@bar',
    navigationBarTextStyle: '@ink',
    backgroundColor: '@page',
    backgroundTextStyle: '@text',
  },
  tabBar: {
    custom: true,
    color: '#000000',
    selectedColor: '#000000',
    backgroundColor: '#ffffff',
    list: [tab('slots'), tab('orders'), tab('me'), tab('admin')],
  },
  darkmode: true,
  themeLocation: 'theme.json',
  sitemapLocation: 'sitemap.json',
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  cloud: true,
} as Parameters<typeof defineAppConfig>[0])
