// The few things the shell knows about project files. What they mean is the application's business.

export interface ProjectIdentity {
  id?: string;
  title?: string;
  created?: string;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Id and title as the file gives them; empty where it has none or cannot be read. */
export function identityOf(text: string): { id: string; title: string } {
  const project = parseObject(text);
  const read = (key: string): string => (typeof project?.[key] === 'string' ? project[key] : '');
  return { id: read('id'), title: read('title') };
}

/** Whether a file is a quotation and no project. */
export function isQuotation(text: string): boolean {
  return parseObject(text)?.format === 'zuji-quote';
}

/** Whether a file is a paper or a result of the training. */
export function isOfTraining(text: string): boolean {
  const format = parseObject(text)?.format;
  return format === 'zuji-training-paper' || format === 'zuji-training-result';
}

/** The same project under another identity. A text that cannot be read comes back as it is, for the application to judge. */
export function withIdentity(text: string, identity: ProjectIdentity): string {
  const project = parseObject(text);
  return project ? JSON.stringify({ ...project, ...identity }) : text;
}
