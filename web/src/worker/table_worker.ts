// Reads a table file beside the page, so that the page never stands still and a reading that is stopped is gone at once.

import { TableFailure } from '../../shared/table/failure.mjs';
import { openTable } from '../../shared/table/open_table.mjs';

interface Question {
  file: Blob;
  sheet: string;
}

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const progressMs = 50;

async function answer({ file, sheet }: Question): Promise<void> {
  let toldAt = 0;
  const progress = (fraction: number): void => {
    if (performance.now() - toldAt < progressMs) return;
    toldAt = performance.now();
    scope.postMessage({ progress: fraction });
  };
  try {
    const table = await openTable(new Uint8Array(await file.arrayBuffer()), { sheet, progress });
    scope.postMessage({ table }, table.kind === 'workbook' ? [table.bytes.buffer] : []);
  } catch (error) {
    if (error instanceof TableFailure) scope.postMessage({ failure: { code: error.code, args: error.args, where: error.where } });
    else scope.postMessage({ failure: { code: 'internal', args: [error instanceof Error ? error.message : String(error)], where: '' } });
  }
}

scope.addEventListener('message', (event: MessageEvent<Question>) => void answer(event.data));
