// Saving a file. A download link behaves the same in every browser and asks for no permission; the file lands where
// the user's browser puts downloads.

/** Long enough for the slowest browser to start reading. */
const urlLifeMs = 60_000;

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), urlLifeMs);
}

export function saveText(name: string, mime: string, text: string): void {
  saveBlob(name, new Blob([text], { type: mime }));
}
