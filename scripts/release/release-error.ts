/** Why there is no release; nothing has changed. */
export class ReleaseError extends Error {}
