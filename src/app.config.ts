import { appName, pages, type MainPageName } from './texts.pages'

function tab(name: MainPageName) {
  return { pagePath: `pages/${name}/index`, text: pages.main[name].title }
}

function pathsOf(names: object): string[] {
  return Object.keys(names).map((name) => `pages/${name}/index`)
}

export default defineAppConfig({
  pages: pathsOf(pages.main),
  subPackages: [{ root: 'admin', pages: pathsOf(pages.admin) }],
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
