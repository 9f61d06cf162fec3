/** The role of a text in a comparison. Some models need a different prefix for each role. */
export const TEXT_ROLES = ['query', 'passage'] as const;
export type TextRole = (typeof TEXT_ROLES)[number];
