// The content security policy, once: sent as a header by web/server.mjs and written into the page at build time for
// hosts that cannot send headers (GitHub Pages).

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' blob: data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'frame-src': "blob: 'self'",  // the printable report is shown in a frame
  'base-uri': "'none'",
  'form-action': "'none'",
};

const join = (policy) => Object.entries(policy).map(([name, value]) => `${name} ${value}`).join('; ');

/** For the HTTP header. */
export const contentSecurityPolicy = join({ ...POLICY, 'frame-ancestors': "'none'" });

/** For <meta http-equiv>, where frame-ancestors means nothing. */
export const contentSecurityPolicyForPage = join(POLICY);
