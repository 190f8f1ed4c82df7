import { useTranslation } from 'react-i18next'

export function BrandSign() {
  const { t } = useTranslation()
  return (
    <>
      <img src="/sabad.svg" alt="" width={26} height={26} />
      {t('name')}
    </>
  )
}
