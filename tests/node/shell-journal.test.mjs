// The journal of the shell: what is written when, and what happens when writing fails.

import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';
import { shellModules } from './shell-modules.mjs';

const { Journal, MemoryStore, SavedState, continuation } = await shellModules(
  'storage/journal', 'storage/memory_store', 'storage/saved_state', 'storage/store');

/** A store that can be told to fail, and remembers the order of writes. */
class TestStore extends MemoryStore {
  failing = null;
  writes = [];

  async append(entry) {
    this.writes.push(`entry ${entry.sequence}`);
    if (this.failing) throw this.failing;
    return super.append(entry);
  }

  async writeSnapshot(snapshot, project) {
    this.writes.push(`snapshot ${snapshot.sequence}`);
    if (this.failing) throw this.failing;
    return super.writeSnapshot(snapshot, project);
  }
}

let store, state, events, journal;

function newJournal(last = 0) {
  return new Journal(
    store, 'p', last, { modified: '', bytes: 0, entries: 0 },
    { text: () => state.text, summary: () => ({ id: 'p', title: state.text, company: '', edition: '', step: '', open: 0, done: 0 }) },
    { saving: () => events.push('saving'), saved: () => events.push('saved'), failed: (reason) => events.push(reason) },
    () => new Date(2026, 10, 23, 14, 32, 5),
  );
}

/** An edit: the project changes, then the change is logged. */
function edit(text) {
  state.text += text;
  journal.log(text);
}

async function stored() {
  const { text, entries } = await store.load('p');
  return text + entries.join('');
}

beforeEach(async () => {
  store = new TestStore();
  state = { text: '' };
  events = [];
  journal = newJournal();
  journal.requestSnapshot();
  await journal.settle();
  store.writes.length = 0;
  events.length = 0;
});

describe('journal', () => {
  it('appends each change at once and in order', async () => {
    for (const text of ['a', 'b', 'c']) edit(text);
    assert.deepEqual(store.writes, ['entry 2', 'entry 3', 'entry 4']);
    assert.equal(await journal.settle(), true);
    assert.deepEqual(events, ['saving', 'saved']);
    assert.equal(await stored(), 'abc');
  });

  it('takes a snapshot after the call that asked for it, and continues after it', async () => {
    edit('a');
    journal.requestSnapshot();
    assert.deepEqual(store.writes, ['entry 2']);
    await journal.settle();
    edit('b');
    await journal.settle();
    assert.deepEqual(store.writes, ['entry 2', 'snapshot 3', 'entry 4']);
    assert.equal(await stored(), 'ab');
  });

  it('holds changes back that a coming snapshot will contain', async () => {
    journal.requestSnapshot();
    edit('a');
    await journal.settle();
    assert.deepEqual(store.writes, ['snapshot 2']);
    assert.equal(await stored(), 'a');
  });

  it('hands over a coming snapshot at once when flushed', () => {
    journal.requestSnapshot();
    edit('a');
    journal.flush();
    assert.deepEqual(store.writes, ['snapshot 2']);
  });

  it('replaces a lost entry by a snapshot, and tries again until it succeeds', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      store.failing = new DOMException('', 'QuotaExceededError');
      edit('a');
      assert.equal(await journal.settle(), false);
      assert.deepEqual(events, ['saving', 'full']);
      assert.equal(journal.failing, true);
      edit('b');
      mock.timers.tick(2000);
      await new Promise((done) => setImmediate(done));
      assert.deepEqual(store.writes, ['entry 2', 'snapshot 3']);
      store.failing = null;
      mock.timers.tick(2000);
      await new Promise((done) => setImmediate(done));
      assert.equal(store.writes.length, 2, 'waits longer after the second failure');
      mock.timers.tick(2000);
      await new Promise((done) => setImmediate(done));
      assert.equal(await stored(), 'ab');
      assert.equal(events.at(-1), 'saved');
      assert.equal(journal.failing, false);
    } finally {
      mock.timers.reset();
    }
  });

  it('says "broken" for anything but a full disk', async () => {
    store.failing = new Error('disk');
    edit('a');
    await journal.settle();
    assert.equal(events.at(-1), 'broken');
    journal.abandon();
  });

  it('writes nothing more after another tab has become the writer', async () => {
    journal.abandon();
    edit('a');
    journal.requestSnapshot();
    journal.flush();
    assert.deepEqual(store.writes, []);
  });

  it('turns the log into a snapshot when the project is left', async () => {
    edit('a');
    const end = journal.ending();
    state.text = 'another project';
    await end();
    assert.equal((await store.load('p')).text, 'a');
    assert.deepEqual((await store.load('p')).entries, []);
  });

  it('continues the numbers of what is stored', async () => {
    edit('a');
    await journal.settle();
    journal.abandon();
    journal = newJournal((await store.load('p')).lastSequence);
    edit('b');
    await journal.settle();
    assert.equal(await stored(), 'ab');
  });
});

describe('continuation of a snapshot', () => {
  const entry = (sequence) => ({ projectId: 'p', sequence, entry: String(sequence) });

  it('ends at the first gap, and knows the last number all the same', () => {
    const loaded = continuation({ id: 'p', text: '', sequence: 3 }, [entry(4), entry(5), entry(7)]);
    assert.deepEqual(loaded, { text: '', entries: ['4', '5'], lastSequence: 7 });
  });

  it('ignores what the snapshot contains', () => {
    assert.deepEqual(continuation({ id: 'p', text: '', sequence: 3 }, [entry(2), entry(3), entry(4)]).entries, ['4']);
  });
});

describe('saved state', () => {
  it('is said only when it changes, and short writes are not mentioned', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const said = [];
      const saved = new SavedState({ setSaved: (word, time) => said.push(`${word} ${time}`.trim()) });
      const at = (minute) => new Date(2026, 10, 23, 14, minute);
      saved.saving();
      saved.saved(at(32));
      saved.saving();
      saved.saved(at(32));
      saved.saving();
      mock.timers.tick(300);
      saved.saved(at(32));
      saved.saved(at(33));
      saved.readOnly();
      assert.deepEqual(said, ['saved 14:32', 'saving', 'saved 14:32', 'saved 14:33', 'read-only']);
    } finally {
      mock.timers.reset();
    }
  });
});

describe('blobs', () => {
  it('are collected only when no text names them and they are old', async () => {
    const blob = new Blob(['x']);
    for (const [sha256, added] of [['named', 1], ['logged', 1], ['old', 1], ['young', 100]]) await store.putBlob({ sha256, bytes: blob, added });
    await store.writeSnapshot({ id: 'p', text: '{"sha256":"named"}', sequence: 9 }, { id: 'p' });
    await store.append({ projectId: 'p', sequence: 10, entry: '{"sha256":"logged"}' });
    assert.equal(await store.collectBlobs(50), 1);
    const left = await Promise.all(['named', 'logged', 'old', 'young'].map((name) => store.blob(name)));
    assert.deepEqual(left.map((found) => found !== undefined), [true, true, false, true]);
  });
});
