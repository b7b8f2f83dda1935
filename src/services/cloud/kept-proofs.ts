import Taro from '@tarojs/taro'

/** A picture that was uploaded for an order and not handed in yet. */
export interface KeptProof {
  path: string
  file_id: string
}

interface Kept {
  order_id: string
  proofs: KeptProof[]
}

const KEY = 'proofs'

/** What was uploaded before, even if the program was closed meanwhile. Of one order: nobody has two unfinished. */
export function keptProofs(order_id: string): KeptProof[] {
  const kept = Taro.getStorageSync<Kept | ''>(KEY)
  return kept && kept.order_id === order_id ? kept.proofs : []
}

export function keepProofs(order_id: string, proofs: KeptProof[]): void {
  if (proofs.length > 0) Taro.setStorageSync(KEY, { order_id, proofs })
  else if (keptProofs(order_id).length > 0) Taro.removeStorageSync(KEY)
}
