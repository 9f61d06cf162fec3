/** The client broke off its request. This is no fault, and nobody is left to receive an answer. */
export class ClientGone extends Error {}
