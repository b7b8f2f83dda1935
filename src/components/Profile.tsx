import { Button, Image, Input, View } from '@tarojs/components'
import type { Contract } from '../../core/contract'
import { texts } from '../texts'

interface Props {
  user: Contract['updateProfile']['data']['user']
  busy: boolean
  onAvatar: (path: string) => void
  onNickname: (text: string) => void
}

/** Avatar and nickname, both given by the player: WeChat tells neither by itself. */
export const Profile = ({ user, busy, onAvatar, onNickname }: Props) => (
  <View className="card row profile">
    <Button
      className="avatar"
      openType="chooseAvatar"
      hoverClass="pressed"
      ariaLabel={texts.me.avatar}
      disabled={busy}
      onChooseAvatar={({ detail }) => onAvatar((detail as { avatarUrl: string }).avatarUrl)}
    >
      {user.avatar_url ? (
        <Image className="face" mode="aspectFill" src={user.avatar_url} />
      ) : (
        <View className="soft">{texts.me.avatar}</View>
      )}
    </Button>
    <View className="name">
      <View className="soft">{texts.me.nickname}</View>
      <Input
        className="nickname"
        type="nickname"
        maxlength={32}
        defaultValue={user.nickname}
        placeholder={texts.me.nicknameHint}
        ariaLabel={texts.me.nickname}
        onBlur={({ detail }) => onNickname(detail.value)}
      />
    </View>
  </View>
)
