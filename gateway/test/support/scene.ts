import { expect } from 'vitest';
import { type Ear, type Hearing, type HearingOptions, hear } from './hearing.ts';
import { createPost, type Post } from './post.ts';
import { startTalks, type Talks } from './talks.ts';

export interface Scene extends AsyncDisposable {
  talks: Talks;
  post: Post;
  hearing: Hearing;
  /** From now on nothing that is published is delivered, until it is called. */
  swallow(): () => void;
}

/** One talk, `t`, of which Ada and Bob are members, at a gateway that hears each envelope at once. */
export async function startScene(options: Partial<HearingOptions> = {}): Promise<Scene> {
  const talks = await startTalks();
  const post = createPost();
  const deliver: Talks['publish'] = (envelope) => post.deliver(envelope.topic, envelope);
  talks.publish = deliver;
  talks.start('t', 'ada', 'bob');
  const hearing = hear([talks], { redis: post, ...options });
  return {
    talks,
    post,
    hearing,
    swallow() {
      talks.publish = () => undefined;
      return () => {
        talks.publish = deliver;
      };
    },
    async [Symbol.asyncDispose]() {
      await hearing[Symbol.asyncDispose]();
      await talks[Symbol.asyncDispose]();
    },
  };
}

export async function started(...ears: Ear[]): Promise<void> {
  for (const ear of ears) await expect.poll(() => ear.all('kind')).toEqual(['started']);
}
