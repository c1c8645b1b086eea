import { connectionType } from '@parley/kit/connection';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { NOTIFICATION_KINDS, type NotificationKind } from './kind.ts';

export const NotificationKindEnum = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, kind])) as {
  [Kind in NotificationKind]: Kind;
};

registerEnumType(NotificationKindEnum, {
  name: 'NotificationKind',
  description: 'What somebody can be told of.',
  valuesConfig: {
    MENTION: { description: 'They were named in a message, or it was for everyone.' },
    DIRECT_MESSAGE: { description: 'Somebody wrote to them.' },
    REPLY: { description: 'Somebody wrote in a thread that they have begun, or written in.' },
    MESSAGE: { description: 'Something was said in a conversation of which they want to hear all.' },
    REACTION: { description: 'Somebody reacted to what they have said.' },
    INVITATION: { description: 'Somebody brought them into a conversation.' },
    CONTACT_REQUEST: { description: 'Somebody wants to be in contact with them.' },
    CONTACT_ACCEPTED: { description: 'Somebody is in contact with them, as they had asked for.' },
    MISSED_CALL: { description: 'Somebody called, and they did not answer.' },
    SECURITY: { description: 'Something happened to the safety of their account.' },
  },
});

@ObjectType({ description: 'That the viewer is told of something.' })
@Directive('@key(fields: "id")')
export class Notification {
  @Field(() => ID, { description: 'Identifies the notification, for ever.' })
  id!: string;

  @Field(() => Int, { description: "The order of the viewer's notifications: a later one has a higher number." })
  number!: number;

  @Field(() => NotificationKindEnum, { description: 'What it tells of.' })
  kind!: NotificationKind;

  @Field(() => Date, { description: 'When the viewer was told.' })
  at!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was read; null until then.' })
  readAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'With what was reacted, where it tells of a reaction.' })
  emoji!: string | null;
}

export const NotificationConnection = connectionType('Notification', 'notifications', () => Notification);
