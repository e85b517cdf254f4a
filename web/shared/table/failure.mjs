// Why a table file is not read: a code of the catalogue ("error.<code>") with its arguments.

export class TableFailure extends Error {
  /**
   * @param {string} code
   * @param {string[]} [args]
   * @param {string} [where] "row 12", the path of an entry …
   */
  constructor(code, args = [], where = '') {
    super(code);
    this.code = code;
    this.args = args;
    this.where = where;
  }
}
