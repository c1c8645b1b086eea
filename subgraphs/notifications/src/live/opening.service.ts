import { BadUserInput } from '@parley/kit/errors';
import type { Opened } from '@parley/kit/live/contract';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import { topicName } from '@parley/kit/topics';
import { z } from 'zod';
import { placeAt, readPosition } from '../position.ts';
import type { PersonTopic } from './person-topic.ts';
import type { Together } from './together.ts';

export interface OpeningServiceOptions {
  together: Together;
  topic: PersonTopic;
  prefix: string;
}

const afterShape = z.string().max(500).nullish();

/** Everybody hears of their own notifications, and of nobody else's: what is heard follows from who asks alone. */
export class OpeningService {
  constructor(private readonly options: OpeningServiceOptions) {}

  async added(viewer: Viewer | null, after: unknown): Promise<Opened> {
    const { id } = requireViewer(viewer, 'notifications:read');
    const given = afterShape.safeParse(after);
    if (!given.success) throw new BadUserInput('after', 'This is no position.');
    const from = given.data == null ? null : readPosition('after', given.data);
    const { together, topic } = this.options;
    const [epoch, number] = await Promise.all([together.epoch(), together.head(id)]);
    return {
      topics: [{ topic: topic.nameOf(id), audience: null, payload: { userId: id }, head: placeAt(epoch, number), from }],
    };
  }

  async unread(viewer: Viewer | null): Promise<Opened> {
    const { id } = requireViewer(viewer, 'notifications:read');
    const topic = topicName(this.options.prefix, 'notifications/unread', id);
    return { topics: [{ topic, audience: null, payload: { userId: id }, head: null, from: null }] };
  }
}
