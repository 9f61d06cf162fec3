/** The client broke off its request: nothing is wrong here, and nobody is there to be told. */
export class ClientGone extends Error {}
