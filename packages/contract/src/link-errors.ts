/** What can be wrong with a link between two accounts. */
export const linkErrors = {
  'link.self': { status: 422, message: 'An account cannot be linked with itself ({customerId}).' },
  'link.not-found': { status: 404, message: 'The account {customerId} has no link {linkId}.' },
  'link.ended': { status: 409, message: 'The link {linkId} has ended already, on {on}.' },
  'link.end-before-start': {
    status: 422,
    message: 'The link holds since {since} and cannot end on {on}, before that.',
  },
} as const satisfies Record<string, { readonly status: number; readonly message: string }>
