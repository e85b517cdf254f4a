// One tab writes a project. The lock is the browser's (navigator.locks), so it goes when its tab goes; who wants it
// asks the holder first, who can hand over what is not saved, and takes it by force only from a tab that is silent.

export interface WriterLock {
  release(): void;
}

export interface LockQuestion {
  id: string;
  /** False: "give it up if you are not using it". True: the user decided to take over. */
  demand: boolean;
}

/** What the locks need of the browser, so that tests can do without one. */
export interface LockEnvironment {
  locks: Pick<LockManager, 'request'> | undefined;
  ask(question: LockQuestion): void;
}

const politeWaitMs = 400;
const demandWaitMs = 1500;

const lockName = (id: string): string => `zuji.project.${id}`;

export class WriterLocks {
  constructor(private readonly environment: LockEnvironment) {}

  /**
   * The lock of a project, or null when another tab keeps it. `lost` is called when another tab took it by force.
   * A browser without locks lets every tab write.
   */
  async acquire(id: string, demand: boolean, lost: () => void): Promise<WriterLock | null> {
    if (!this.environment.locks) return { release: () => undefined };
    const free = await this.request(id, { ifAvailable: true }, lost);
    if (free) return free;
    this.environment.ask({ id, demand });
    const given = await this.request(id, { signal: AbortSignal.timeout(demand ? demandWaitMs : politeWaitMs) }, lost);
    if (given || !demand) return given;
    return this.request(id, { steal: true }, lost);
  }

  private request(id: string, options: LockOptions, lost: () => void): Promise<WriterLock | null> {
    return new Promise((resolve) => {
      let held = false;
      const done = this.environment.locks?.request(lockName(id), options, (lock) => {
        if (!lock) return resolve(null);
        held = true;
        return new Promise<void>((release) => resolve({ release }));
      });
      // Rejected before it was held: the wait ended in vain. Rejected later: another tab stole it.
      done?.catch(() => (held ? lost() : resolve(null)));
    });
  }
}
