// Whether a JSON text is PACT (footprints, or an answer without any) rather than a project: the same marks that the core
// looks for.

const longestAnswer = 4096;

/** {"data": []}, or {"code": …, "message": …}: what a supplier's system answers instead of footprints. */
function isEmptyAnswer(text: string): boolean {
  if (text.length > longestAnswer) return false;
  try {
    const root: unknown = JSON.parse(text);
    if (typeof root !== 'object' || root === null) return false;
    const { code, message, data } = root as { code?: unknown; message?: unknown; data?: unknown };
    if (Array.isArray(data) && data.length === 0) return true;
    return typeof code === 'string' && typeof message === 'string' && Object.keys(root).length === 2;
  } catch {
    return false;
  }
}

export function holdsPact(text: string): boolean {
  if (isEmptyAnswer(text)) return true;
  return text.includes('"pcf"') && text.includes('"specVersion"') && !text.includes('"schema_version"');
}
