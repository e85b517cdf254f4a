// The sinks that need large libraries: a module of its own, which the page loads when the first file is written.

export { writeDocx } from './docx.mjs';
export { writeXlsx } from './xlsx.mjs';
