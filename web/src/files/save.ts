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

/** Types a browser shows and that cannot run a script. Everything else is downloaded. */
const shown = /^(application\/pdf|image\/(png|jpeg|gif|webp|avif|bmp)|text\/plain)$/;

/** Show an attachment beside the page, or download it when showing it could do harm. */
export function openBlob(name: string, mime: string, blob: Blob): void {
  if (!shown.test(mime)) return saveBlob(name, blob);
  const url = URL.createObjectURL(new Blob([blob], { type: mime }));
  const link = document.createElement('a');
  link.href = url;
  link.target = '_blank';
  link.rel = 'noopener';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), urlLifeMs);
}
