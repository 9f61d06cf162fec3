/** The texts of `features/library`. */
export const library = {};
