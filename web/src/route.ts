// The address after '#': "#/" is the start page, "#/p/<project id>/<step word>" a place in a project.

export interface Place {
  projectId: string;  // "" = start page
  step: string;       // "" = wherever the application thinks best
}

/** Project ids are made by this shell: nothing else may become part of an address. */
const projectRoute = /^#\/p\/([A-Za-z0-9_-]{1,64})(?:\/([a-z0-9-]*))?$/;

export function parseRoute(route: string): Place {
  const found = projectRoute.exec(route);
  return { projectId: found?.[1] ?? '', step: found?.[2] ?? '' };
}

export function projectAddress(id: string, step = ''): string {
  return step === '' ? `#/p/${id}` : `#/p/${id}/${step}`;
}

export const startAddress = '#/';

/** Addresses of quotations and of their list begin with it. */
export const quoteAddress = '#/quote/';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const randomWord = (length: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => alphabet[byte & 31]).join('');

/** A random id of 80 bits, in letters and digits that survive any file name. */
export const newProjectId = (): string => randomWord(16);

/** What tells this page from any other that is open; short, since it stands in the addresses of quotations. */
export const newSession = (): string => randomWord(6);
