/** The texts of `features/start`. */
export const start = {};
