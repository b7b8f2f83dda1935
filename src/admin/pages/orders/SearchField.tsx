import { Input, View } from '@tarojs/components'
import { memo } from 'react'
import { maxLength } from '../../../../core/contract/limits'
import { texts } from './texts'

/** Searches when the keyboard's key is tapped or the field is left. */
export const SearchField = memo(function SearchField({ onSearch }: { onSearch: (text: string) => void }) {
  const { search, searchLabel } = texts
  return (
    <View className="search">
      <Input
        className="line"
        confirmType="search"
        maxlength={maxLength.id}
        placeholder={search}
        ariaLabel={searchLabel}
        onConfirm={({ detail }) => onSearch(detail.value)}
        onBlur={({ detail }) => onSearch(detail.value)}
      />
    </View>
  )
})
