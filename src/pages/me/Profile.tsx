import { Button, Image, Input, View } from '@tarojs/components'
import type { Contract } from '../../../core/contract/contract'
import { maxLength } from '../../../core/contract/limits'
import type { Review } from './useReviewedName'
import { texts } from './texts'
import './Profile.scss'

interface Props {
  user: Contract['updateProfile']['data']['user']
  busy: boolean
  onAvatar: (chosen: { avatarUrl?: string }) => void
  nickname: {
    /** changes when the field has to show the stored name again */
    turn: number
    write: (name: string) => void
    review: (review: Review) => void
    /** before it is written in: WeChat offers its own name only to whom agreed to the privacy notice */
    prepare: () => void
  }
}

/** Avatar and nickname, both given by the player: WeChat tells neither by itself. */
export function Profile({ user, busy, onAvatar, nickname }: Props) {
  return (
    <View className="card row profile">
      <Button
        className={busy ? 'profile-avatar off' : 'profile-avatar'}
        {...(busy ? { ariaDisabled: true } : { openType: 'chooseAvatar' as const })}
        hoverClass={busy ? 'none' : 'pressed'}
        ariaLabel={texts.avatar}
        onChooseAvatar={({ detail }) => onAvatar(detail as { avatarUrl?: string })}
      >
        {user.avatar_url ? (
          <Image className="profile-picture" mode="aspectFill" src={user.avatar_url} />
        ) : (
          <View className="soft">{texts.avatar}</View>
        )}
      </Button>
      <View>
        <View className="soft">{texts.nickname}</View>
        <Input
          key={nickname.turn}
          className="profile-nickname"
          type="nickname"
          maxlength={maxLength.nickname}
          defaultValue={user.nickname}
          placeholder={texts.nicknameHint}
          ariaLabel={texts.nickname}
          onFocus={nickname.prepare}
          onBlur={({ detail }) => nickname.write(detail.value)}
          onNickNameReview={({ detail }) => nickname.review(detail as Review)}
        />
      </View>
    </View>
  )
}
