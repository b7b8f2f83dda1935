import { pages } from '../texts.pages'

export const texts = {
  waiting: (count: number) => `${pages.main.admin.title}，${count} 笔待审核`,
}
