/** The texts of `features/topics`. */
export const topics = {};
