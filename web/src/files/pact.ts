// Whether a JSON text holds PACT footprints rather than a project: the same words that the core looks for.

export function holdsPact(text: string): boolean {
  return text.includes('"pcf"') && text.includes('"specVersion"') && !text.includes('"schema_version"');
}
