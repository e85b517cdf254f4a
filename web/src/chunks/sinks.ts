// A script of its own, loaded when the first DOCX or XLSX file is written.
export { writeDocx, writeXlsx } from '../../sinks/sinks.mjs';
