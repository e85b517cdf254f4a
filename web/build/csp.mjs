// The content security policy that web/server.mjs sends. The page carries the same one in a <meta> for hosts that cannot
// send headers (GitHub Pages); tests/node/server.test.mjs compares the two.

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' blob: data:",
  'worker-src': "'self'",
  'frame-src': 'blob:',  // the printable report is shown in a frame
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",  // means nothing in a <meta>
};

export const contentSecurityPolicy = Object.entries(POLICY).map(([name, value]) => `${name} ${value}`).join('; ');
