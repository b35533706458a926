/** The user asked to end it. */
export class Stopped extends Error {}
