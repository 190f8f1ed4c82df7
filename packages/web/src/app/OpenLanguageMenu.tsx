import { ActionIcon, Menu } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useOpenAtStart } from '../display/use-open-at-start.ts'
import { useLanguageChoice } from '../language/LanguageProvider.tsx'
import { languageNames, languages, PSEUDO } from '../language/languages.ts'
import classes from './shell.module.css'

/** The menu of languages, open. */
export function OpenLanguageMenu() {
  const { t } = useTranslation()
  const { button, opened, setOpened } = useOpenAtStart()
  const { preferences, choose } = useLanguageChoice()
  return (
    <Menu position="bottom-end" width={220} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <ActionIcon
          ref={button}
          className={classes.language}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('language')}
        >
          <IconLanguage size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((language) => (
          <Choice
            key={language}
            lang={language}
            isChosen={preferences.language === language}
            onChoose={() => void choose({ ...preferences, language })}
          >
            {languageNames[language]}
          </Choice>
        ))}
        {import.meta.env.DEV && (
          <Choice
            isChosen={preferences.language === PSEUDO}
            onChoose={() => void choose({ ...preferences, language: PSEUDO })}
          >
            {PSEUDO}
          </Choice>
        )}
        {preferences.language === 'fa' && <PersianChoices />}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Who works with foreign partners, or with spreadsheets, wants their days and digits. */
function PersianChoices() {
  const { t } = useTranslation()
  const { preferences, choose } = useLanguageChoice()
  const { calendar, digits } = preferences
  return (
    <>
      <Menu.Divider />
      <Choice
        isChosen={calendar === 'gregory'}
        onChoose={() => void choose({ ...preferences, calendar: calendar === 'gregory' ? 'persian' : 'gregory' })}
      >
        {t('language.gregorian')}
      </Choice>
      <Choice
        isChosen={digits === 'latn'}
        onChoose={() => void choose({ ...preferences, digits: digits === 'latn' ? 'arabext' : 'latn' })}
      >
        {t('language.latin-digits')}
      </Choice>
    </>
  )
}

interface ChoiceProps {
  readonly children: string
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly lang?: string
}

function Choice({ children, isChosen, onChoose, lang }: ChoiceProps) {
  return (
    <Menu.CheckboxItem checked={isChosen} onChange={onChoose} closeMenuOnClick lang={lang}>
      {children}
    </Menu.CheckboxItem>
  )
}
