/** WeChat's page and app lifecycle, so that hooks need nothing else of the platform. */
export {
  useDidHide,
  useDidShow,
  useLaunch,
  usePageNotFound,
  usePullDownRefresh,
  useReachBottom,
  useRouter,
  useShareAppMessage,
} from '@tarojs/taro'
