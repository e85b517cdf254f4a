#!/usr/bin/env node
// The command line: the same engine as the page, under Node.js. JSON on standard output, messages on standard error.

import { runCommandLine } from './cli/command_line.mjs';

process.exitCode = await runCommandLine(process.argv.slice(2));
