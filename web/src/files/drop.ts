// Files dropped anywhere on the page.

export interface DropEvents {
  hover(over: boolean): void;
  files(files: File[]): void;
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

export function listenForDrops(target: Window, events: DropEvents): void {
  // Entering a child fires before leaving its parent: count, so that the state does not flicker.
  let depth = 0;
  const setDepth = (next: number): void => {
    const changed = next > 0 !== depth > 0;
    depth = next;
    if (changed) events.hover(depth > 0);
  };
  target.addEventListener('dragenter', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setDepth(depth + 1);
  });
  target.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  target.addEventListener('dragleave', (event) => {
    if (carriesFiles(event)) setDepth(Math.max(0, depth - 1));
  });
  target.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setDepth(0);
    events.files([...(event.dataTransfer?.files ?? [])]);
  });
}
