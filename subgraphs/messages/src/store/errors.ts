import { Conflict, NotFound } from '@parley/kit/errors';

/** The person is not in the conversation. Told in the words of a conversation that does not exist, so that nobody learns of one in this way. */
export class NotMember extends NotFound {
  constructor() {
    super('This conversation');
  }
}

export class ConversationIsFull extends Conflict {
  constructor(readonly limit: number) {
    super(`A conversation of this kind has ${limit} people at the most.`, 'userIds');
  }
  override details() {
    return { ...super.details(), limit: this.limit };
  }
}

/** Somebody would be left behind in a conversation that nobody owns. */
export class LastOwner extends Conflict {
  constructor() {
    super('The conversation needs an owner: give it to somebody else first.');
  }
}

export class TooManyPinned extends Conflict {
  constructor(readonly limit: number) {
    super(`A conversation has ${limit} pinned messages at the most.`);
  }
  override details() {
    return { ...super.details(), limit: this.limit };
  }
}
