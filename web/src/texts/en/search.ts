/** The texts of `features/search`. */
export const search = {};
