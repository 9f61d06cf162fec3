/** The texts of `features/book`. */
export const book = {};
