/** What a text is to be compared as: some models want the two told apart. */
export const TEXT_ROLES = ['query', 'passage'] as const;
export type TextRole = (typeof TEXT_ROLES)[number];
