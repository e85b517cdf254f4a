// What the command line could not do. Printed as one line of JSON on standard error; the code decides how it ends.

export const exitCodes = { ok: 0, internal: 1, invalidInput: 2, engineMissing: 3 };

export class Refusal extends Error {
  /**
   * @param {string} code stable word, such as "bad-json"
   * @param {string} message one English sentence: what went wrong and what to do
   * @param {string} [where] path into the input or name of the file
   * @param {number} [exitCode]
   */
  constructor(code, message, where = '', exitCode = exitCodes.invalidInput) {
    super(message);
    this.exitCode = exitCode;
    this.json = JSON.stringify({ error: { code, where, message } });
  }

  /**
   * Several errors of the engine, each on a line of its own.
   * @param {object[]} errors
   */
  static several(errors) {
    const refusal = new Refusal('', '');
    refusal.json = errors.map((error) => JSON.stringify({ error })).join('\n');
    return refusal;
  }

  /**
   * The engine's own error, word for word.
   * @param {string} json
   */
  static ofEngine(json) {
    const refusal = new Refusal('', '');
    refusal.json = json;
    return refusal;
  }
}

/** The JSON of a reply; the engine's error is thrown. */
export function resultOf(reply) {
  if (!reply.ok) throw Refusal.ofEngine(reply.json);
  return reply.json;
}
