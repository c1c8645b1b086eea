import { hash, type Options, parseOptions, verify } from '@node-rs/argon2';
import { Unavailable } from '@parley/kit/errors';

/** argon2id with the parameters that OWASP's cheat sheet on password storage gives first for it. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } satisfies Options;

/** Each hash holds 19 MB for some tens of milliseconds. */
const AT_ONCE = 4;
const LONGEST_QUEUE = 200;

/** Hashes and checks passwords, a few at a time. When too many wait, it throws Unavailable at once instead of letting all of them time out. */
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly ofNobody: Promise<string>;

  constructor(private readonly parameters: typeof PARAMETERS = PARAMETERS) {
    this.ofNobody = this.hash('the password of nobody');
    this.ofNobody.catch(() => undefined); // told to whoever awaits it
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normal(password), this.parameters));
  }

  /** Where there is no account, or none with a password, it takes the same time and is false. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const compared = passwordHash ?? (await this.ofNobody);
    const fits = await this.inTurn(() => verify(compared, normal(password)));
    return fits && passwordHash !== null;
  }

  /** The hash was made with other parameters than those in use now. */
  isOutdated(passwordHash: string): boolean {
    const { memoryCost, timeCost, parallelism } = parseOptions(passwordHash);
    const { parameters } = this;
    return memoryCost !== parameters.memoryCost || timeCost !== parameters.timeCost || parallelism !== parameters.parallelism;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < AT_ONCE) this.running += 1;
    else if (this.waiting.length >= LONGEST_QUEUE) throw new Unavailable('Checking passwords');
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}

/** Keyboards differ in how they compose letters: the same password is typed in several ways. */
const normal = (password: string) => password.normalize('NFKC');
