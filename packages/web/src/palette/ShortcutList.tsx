import { Modal, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './palette.module.css'
import { type Shortcut, shortcuts } from './shortcuts.ts'
import { useSingleKeys } from './use-shortcuts.ts'

/** Every key that does something, and the switch for those that are pressed alone. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [singleKeys, setSingleKeys] = useSingleKeys()
  return (
    <Modal opened onClose={onClose} title={t('shortcuts.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className={classes.keys}>
        {shortcuts.map((shortcut) => (
          <Keys key={shortcut.id} shortcut={shortcut} />
        ))}
      </dl>
      <Switch
        label={t('shortcuts.single')}
        description={t('shortcuts.single.note')}
        checked={singleKeys}
        onChange={({ currentTarget }) => setSingleKeys(currentTarget.checked)}
      />
    </Modal>
  )
}

function Keys({ shortcut }: { readonly shortcut: Shortcut }) {
  const { t } = useTranslation()
  const area = 'to' in shortcut ? t(`navigation.${shortcut.id}`) : ''
  return (
    <>
      <dt>
        {shortcut.keys.map((key) => (
          <kbd key={key} className={classes.key}>
            {key === 'mod' ? t('shortcuts.mod') : key}
          </kbd>
        ))}
      </dt>
      <dd>{'to' in shortcut ? t('shortcuts.go', { area }) : t(`shortcuts.${shortcut.id}`)}</dd>
    </>
  )
}
