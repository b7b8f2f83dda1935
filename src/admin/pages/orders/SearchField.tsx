import { Input, View } from '@tarojs/components'
import { memo } from 'react'
import { maxLength } from '../../../../core/contract/limits'
import { texts } from './texts'
import './SearchField.scss'

/** Searches when the keyboard's key is tapped or the field is left. */
export const SearchField = memo(function SearchField({ onSearch }: { onSearch: (text: string) => void }) {
  const { search, searchLabel } = texts
  return (
    <View className="search-field">
      <Input
        className="search-field-line"
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
