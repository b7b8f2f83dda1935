import { appName, pages, type MainPageName } from './texts.pages'

function pathOf(name: string): string {
  return `pages/${name}/index`
}

function pathsOf(names: object): string[] {
  return Object.keys(names).map(pathOf)
}

function tab(name: MainPageName) {
  return { pagePath: pathOf(name), text: pages.main[name].title }
}

export default defineAppConfig({
  pages: pathsOf(pages.main),
  subPackages: [
    { root: 'visit', pages: pathsOf(pages.visit) },
    { root: 'admin', pages: pathsOf(pages.admin) },
  ],
  // What is one tap away is loaded before the tap.
  preloadRule: {
    [pathOf('slots')]: { network: 'all', packages: ['visit'] },
    [pathOf('orders')]: { network: 'all', packages: ['visit'] },
    [pathOf('admin')]: { network: 'all', packages: ['admin'] },
  },
  window: {
    navigationBarTitleText: appName,
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
