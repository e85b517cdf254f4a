/** A file that is not taken, and why, as a message of the catalogue ("message.…" or "error.…"). */
export class Refusal extends Error {
  constructor(
    readonly key: string,
    readonly args: string[] = [],
  ) {
    super(key);
  }
}
