import { BadUserInput } from '@parley/kit/errors';
import type { Question } from '@parley/kit/subgraph';
import { z } from 'zod';
import type { AttachmentService } from './attachment.service.ts';

const fileId = z.uuid();
const seenKeys = z.array(z.union([z.object({ fileId, userId: z.uuid() }), z.object({ fileId, audience: z.string().max(200) })]));
const attachedKeys = z.array(z.object({ fileId }));

/** `attachmentSeen`: for each {fileId, userId} or {fileId, audience} whether that person, or all of that audience, may see a message that the file hangs on. */
export function attachmentSeenQuestion(attachments: AttachmentService): Question {
  return async (given) => {
    const read = seenKeys.safeParse(given);
    if (!read.success) throw new BadUserInput('keys', 'Each key is {fileId, userId} or {fileId, audience}.');
    return (await attachments.seen(read.data)).map((seen) => ({ seen }));
  };
}

/** `attached`: for each {fileId} whether it hangs on any message. */
export function attachedQuestion(attachments: AttachmentService): Question {
  return async (given) => {
    const read = attachedKeys.safeParse(given);
    if (!read.success) throw new BadUserInput('keys', 'Each key is {fileId}.');
    const answers = await attachments.attached(read.data.map((key) => key.fileId));
    return answers.map((hangs) => ({ hangs }));
  };
}
