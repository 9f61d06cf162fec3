/** The texts of `features/operations`. */
export const operations = {};
