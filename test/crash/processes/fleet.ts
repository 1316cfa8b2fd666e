import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Accepted } from '#commands';
import { systemClock } from '#kernel';
import type { Sent } from '../ledger.js';
import type { Random } from '../random.js';
import { ServerVictim } from '../server/server-victim.js';
import { after, type CommandTarget } from '../traffic.js';
import { Violation } from '../violation.js';

const child = fileURLToPath(new URL('./child.js', import.meta.url));

/** One of several processes. It keeps its data folder after each restart. */
export class Member {
  #victim: ServerVictim;
  /** Milliseconds from the epoch. */
  readonly kills: number[] = [];
  /** True from its report that it serves until it is killed. */
  serves = false;

  constructor(
    readonly kind: 'web' | 'worker',
    readonly folder: string,
    private readonly settings: Record<string, string>,
  ) {
    this.#victim = this.#start(0);
  }

  get victim(): ServerVictim {
    return this.#victim;
  }

  async kill(): Promise<void> {
    this.serves = false;
    this.kills.push(Date.parse(systemClock.now()));
    await this.#victim.kill();
  }

  async stop(): Promise<void> {
    this.serves = false;
    await this.#victim.stop();
  }

  /** @param later milliseconds that its clock is ahead of the clocks at the first start */
  start(later = 0): void {
    this.#victim = this.#start(later);
  }

  #start(later: number): ServerVictim {
    const ahead = Number(this.settings['AHEAD']) + later;
    const victim = new ServerVictim({ ...this.settings, DATA_DIR: this.folder }, [child, this.kind, String(ahead)]);
    victim.url.then((url) => (this.serves = url !== undefined && victim === this.#victim), () => undefined);
    return victim;
  }
}

/** Two web processes and two workers on one log. Commands go to a random web process that serves. */
export class Fleet implements CommandTarget {
  readonly members: readonly Member[];
  /** True once no more commands may be sent. */
  dead = false;

  /**
   * @param mail settings of the workers only
   * @param ahead milliseconds that their clocks are ahead of the real one
   */
  constructor(folder: string, settings: Record<string, string>, mail: Record<string, string>, ahead: number, private readonly random: Random) {
    const names = [['web', 'one'], ['web', 'two'], ['worker', 'one'], ['worker', 'two']] as const;
    this.members = names.map(([kind, name]) => new Member(kind, join(folder, `${kind}-${name}`), { ...settings, ...(kind === 'worker' ? mail : {}), AHEAD: String(ahead) }));
  }

  get webs(): readonly Member[] {
    return this.members.filter(({ kind }) => kind === 'web');
  }

  get workers(): readonly Member[] {
    return this.members.filter(({ kind }) => kind === 'worker');
  }

  async send(sent: Sent): Promise<Accepted | 'lost'> {
    const web = this.random.pick(this.webs.filter(({ serves }) => serves));
    const answer = await web?.victim.post(sent);
    if (answer?.status === 200) return JSON.parse(answer.text) as Accepted;
    // The result is unknown, or a concurrent command won: the harness sends the command again with the same id, to any process.
    if (answer !== undefined && answer.status !== 503 && !answer.text.includes('"code":"conflict"')) throw new Violation(`A command was answered with ${answer.status}: ${answer.text}`);
    await after(20);
    return 'lost';
  }
}
