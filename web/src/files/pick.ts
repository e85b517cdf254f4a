// Choosing a file. An input element serves in every browser; it needs the click or key press that led here.

const accepted: Record<string, string> = {
  any: '.json,.zip,.csv,.tsv,.txt,.xlsx,.xlsm',
  quote: '.json,.zip,.zuji-enc,.csv,.tsv,.txt,.xlsx,.xlsm',
  training: '.json',
  bom: '.csv,.tsv,.txt,.xlsx,.xlsm',
  factor: '.json,.zip,.csv,.tsv,.txt',
};

/** The files chosen; empty when the user thinks better of it. */
export function pickFiles(purpose: string): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accepted[purpose.replace(/:.*/, '')] ?? '';
  input.multiple = purpose.startsWith('attachment:') || purpose === 'training';
  input.hidden = true;
  document.body.append(input);
  return new Promise((resolve) => {
    const finish = (): void => {
      resolve([...(input.files ?? [])]);
      input.remove();
    };
    input.addEventListener('change', finish, { once: true });
    input.addEventListener('cancel', finish, { once: true });
    input.click();
  });
}
