import { useNavigate, useRouterState } from '@tanstack/react-router'

/**
 * A choice kept in the address under `name`, so that what a page shows can be linked to and found again by going back.
 * The usual choice is left out of the address; what is none of the choices is taken for it.
 */
export function useAddressChoice<const Choice extends string>(
  name: string,
  choices: readonly Choice[],
  usual: Choice,
): readonly [chosen: Choice, choose: (next: string) => void] {
  const navigate = useNavigate()
  const asked = useRouterState({ select: ({ location }) => new URLSearchParams(location.searchStr).get(name) })
  const chosen = choices.find((choice) => choice === asked) ?? usual
  const choose = (next: string) => {
    const written = next === usual ? undefined : choices.find((choice) => choice === next)
    void navigate({ to: '.', search: (old) => ({ ...old, [name]: written }), replace: true, resetScroll: false })
  }
  return [chosen, choose]
}
