// What was asked on the command line.

import { Refusal } from './refusal.mjs';

export const usage = `Zuji: self-assessment for product carbon footprint certification, on the command line.

  zuji decide NAME              one JSON input on standard input, one result on standard output
  zuji decide --lines           one {"decision": …, "input": …} a line, one result or {"error": …} a line
  zuji footprint                one inventory on standard input, one result
  zuji footprint --lines        one inventory a line, one result or {"error": …} a line
  zuji assess PROJECT…          the whole assessment of a project file or of the project in a package; --today DATE
                                (2026-03-31) tells what of a certificate's life is late on that day. No clock is asked:
                                without it nothing is late, and the answer is the same on every day
  zuji import-bom FILE…         lines and report of bills of materials, one result a line (XLSX, XLSM, CSV or TSV; UTF-8,
                                UTF-16 or GB18030); --sheet NAME or NUMBER of a workbook, else the likeliest sheet;
                                --counts leaves out the lines, and rows of the report that were simply taken;
                                --into PROJECT.json puts the lines of one file into a project, which keeps its factors
  zuji import-factor FILE…      factors of suppliers and databases, one result a line: PACT footprints (JSON, version 2 or
                                3), openLCA packages (ZIP with results) and factor sets (CSV); --into PROJECT.json adds
                                those of one file to a project; --line NUMBER or NAME gives one to a line of its bill of
                                materials; --product N or NAME says which of several
  zuji package PROJECT… -o OUT  the application package; attached files are looked for by their contents in
                                --attachments DIR; --passphrase-file FILE encrypts it
  zuji verify PACKAGE…          every file of a package against its manifest; exit code 2 when something differs
  zuji export FORMAT PROJECT… -o OUT
                                FORMAT is --xlsx, --docx, --html, --csv, --pact or --svg; --language zh|en;
                                --report assessment|annex1|annex2|A1-7 … for --docx and --html
  zuji decrypt FILE -o OUT.zip --passphrase-file FILE
                                the package inside an encrypted file
  zuji quote INPUT… [-o OUT]    man-days, prices and dates of a quotation, a project file or an application package;
                                OUT ends in .html, .docx or .xlsx, or is a folder with --html, --docx or --xlsx for
                                several; --language zh|en, else the quotation's own; --save FOLDER keeps the quotation
                                files that projects and packages start
  zuji pack check FILE          checks rules before they are used: a pack.json or common file, a pack file, or a folder
                                or ZIP with them; every error on its own line with file and JSON path
  zuji training check FILE…     checks cases of the training: both languages, every answer asked of its decision, one
                                right answer, paragraphs that exist; every error on its own line
  zuji training paper --seed SEED [--blueprint ID] [--title TEXT] [-o PAPER.json]
                                an exam paper as a file; ID is short, inspector, verifier or reviewer
  zuji training questions PAPER the questions of a paper with their right answers, for the instructor
  zuji training mark PAPER ANSWERS [-o RESULT.json]
                                marks {"name", "date", "elapsed_seconds", "responses": {"1": "b", …}}: a result file
  zuji training class RESULT… [-o TABLE.csv] [--language zh|en]
                                one table of many result files, each marked again and its code checked
  zuji --help, zuji --version

PROJECT…, PACKAGE… and FILE… are files and folders. Several, or a folder, or --lines, give one line of JSON for each file,
{"file": …} with the result or {"error": …}, and OUT is a folder; a bad file does not stop the rest. Encrypted packages
are read with --passphrase-file FILE.
FILE may be - for standard input. Results are JSON on standard output; messages and progress go to standard error.
In this checkout: node web/cli.mjs …

Exit codes: 0 done; 1 internal error or output that cannot be written; 2 invalid input or arguments, with
{"error": {"code", "where", "message"}} on one line of standard error; 3 the engine is not built and cannot be built.
`;

/** Options that take a value, and flags, of each command. */
const commands = {
  decide: { flags: ['--lines'], values: [] },
  footprint: { flags: ['--lines'], values: [] },
  assess: { flags: ['--lines'], values: ['--today', '--passphrase-file'] },
  'import-bom': { flags: ['--lines', '--counts'], values: ['--sheet', '--into'] },
  'import-factor': { flags: [], values: ['--into', '--line', '--product'] },
  quote: { flags: ['--lines', '--html', '--docx', '--xlsx'], values: ['-o', '--language', '--save'] },
  package: { flags: ['--lines'], values: ['-o', '--attachments', '--passphrase-file'] },
  verify: { flags: ['--lines'], values: ['--passphrase-file'] },
  export: {
    flags: ['--lines', '--xlsx', '--docx', '--html', '--csv', '--pact', '--svg'],
    values: ['-o', '--language', '--report', '--passphrase-file'],
  },
  decrypt: { flags: [], values: ['-o', '--passphrase-file'] },
  pack: { flags: [], values: [] },
  training: { flags: [], values: ['--seed', '--blueprint', '--title', '--language', '-o'] },
};

const wrong = (message) => new Refusal('bad-arguments', `${message} See zuji --help.`);

/**
 * @param {string[]} argv
 * @returns {{command: string, names: string[], flags: Set<string>, values: Map<string, string>}}
 */
export function readArguments(argv) {
  const [command = '', ...rest] = argv;
  if (['--help', '-h', 'help'].includes(command)) return { command: 'help', names: [], flags: new Set(), values: new Map() };
  if (['--version', '-v'].includes(command)) return { command: 'version', names: [], flags: new Set(), values: new Map() };
  const known = Object.hasOwn(commands, command) ? commands[command] : null;
  if (!known) throw wrong(command ? `There is no command "${command}".` : 'No command was given.');
  const asked = { command, names: [], flags: new Set(), values: new Map() };
  for (let i = 0; i < rest.length; i += 1) {
    const word = rest[i];
    if (known.flags.includes(word)) {
      asked.flags.add(word);
    } else if (known.values.includes(word)) {
      i += 1;
      if (rest[i] === undefined) throw wrong(`${word} needs a value.`);
      asked.values.set(word, rest[i]);
    } else if (word.startsWith('-') && word !== '-') {
      throw wrong(`${command} does not know the option ${word}.`);
    } else {
      asked.names.push(word);
    }
  }
  return asked;
}

/**
 * The one name a command needs.
 * @param {{command: string, names: string[]}} asked
 * @param {string} what
 */
export function onlyName({ command, names }, what) {
  if (names.length !== 1) throw wrong(`${command} needs one ${what}, not ${names.length}.`);
  return names[0];
}

/** @param {{command: string, names: string[]}} asked */
export function noNames({ command, names }) {
  if (names.length > 0) throw wrong(`${command} takes no "${names[0]}" here.`);
}
