import { TextInput } from '@mantine/core'

interface WhoAndWhyProps {
  readonly labels: { readonly who: string; readonly why: string }
  readonly who: string
  readonly why: string
  readonly onWho: (who: string) => void
  readonly onWhy: (why: string) => void
}

/** Who says something and why: kept with whatever is decided by somebody. */
export function WhoAndWhy({ labels, who, why, onWho, onWhy }: WhoAndWhyProps) {
  return (
    <>
      <TextInput
        required
        withAsterisk={false}
        maxLength={200}
        label={labels.who}
        value={who}
        onChange={({ currentTarget }) => onWho(currentTarget.value)}
      />
      <TextInput
        required
        withAsterisk={false}
        maxLength={2000}
        label={labels.why}
        value={why}
        onChange={({ currentTarget }) => onWhy(currentTarget.value)}
      />
    </>
  )
}
