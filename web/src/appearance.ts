// Language and theme of the page around the canvas.

export type Language = 'zh' | 'en';
export type Theme = 'light' | 'dark';

/** Chinese unless the user chose otherwise: it is the language of the rules, and English is one click away. */
export function languageOf(preferences: Record<string, string>): Language {
  return preferences['language'] === 'en' ? 'en' : 'zh';
}

/** The user's choice, else what the system prefers. */
export function themeOf(preferences: Record<string, string>): Theme {
  const chosen = preferences['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function applyAppearance(preferences: Record<string, string>): void {
  const root = document.documentElement;
  root.lang = languageOf(preferences) === 'zh' ? 'zh-CN' : 'en';
  root.dataset['theme'] = themeOf(preferences);
}
