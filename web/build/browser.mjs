// Which Chromium the end-to-end tests and the screenshots drive, and how it is started.

import { findProgram } from './lib/process.mjs';

/** ZUJI_CHROMIUM, or chromium of the PATH. */
export function chromiumPath() {
  const path = process.env.ZUJI_CHROMIUM || findProgram('chromium') || findProgram('chromium-browser') || findProgram('google-chrome');
  if (!path) throw new Error('No Chromium was found. Install the package chromium, or set ZUJI_CHROMIUM to the program.');
  return path;
}

/** Options for playwright-core's `chromium.launch`: headless, software WebGL 2, nothing that asks the network. */
export function launchOptions() {
  return {
    executablePath: chromiumPath(),
    headless: true,
    args: [
      '--headless=new', '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
      '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic',
    ],
  };
}
