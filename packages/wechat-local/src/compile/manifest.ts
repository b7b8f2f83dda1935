export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  backgroundTextStyle?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  disableScroll?: boolean
}

export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

export interface TabBarConfig {
  custom?: boolean
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: string
  list: TabItem[]
}

export interface AppConfig {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  entryPagePath?: string
  window?: WindowConfig
  tabBar?: TabBarConfig
  darkmode?: boolean
  themeLocation?: string
  lazyCodeLoading?: string
  usingComponents?: Record<string, string>
  __usePrivacyCheck__?: boolean
}

export interface UnitConfig extends WindowConfig {
  component?: boolean
  styleIsolation?: string
  usingComponents?: Record<string, string>
}

/** A page or a component: four files of one name. */
export interface Unit {
  config: UnitConfig
  /** Prefix of its class names, or '' where it shares the app's. */
  scope: string
  uses: string[]
  style: string
}

/** Everything the browser needs to run one build. */
export interface Manifest {
  app: AppConfig
  pages: string[]
  theme: Partial<Record<'light' | 'dark', Record<string, string>>>
  units: Record<string, Unit>
  appStyle: string
  scripts: Record<string, string>
  /** An expression: template path → generator, as the template compiler writes it. */
  templates: string
}
