import { PageArgs } from '@parley/kit/connection';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { MemberRole, NotificationLevel } from './member.type.ts';

@ArgsType()
export class MemberPageArgs extends PageArgs {
  @Field(() => MemberRole, { nullable: true, description: 'Only those who are this; everyone when left out.' })
  role?: keyof typeof MemberRole | null;
}

@InputType({ description: 'People to take into a conversation.' })
export class AddMembersInput {
  @Field(() => ID, { description: 'Which conversation.' })
  conversationId!: string;

  @Field(() => [ID], { description: 'Who joins: 1 to 100 people.' })
  userIds!: string[];
}

@InputType({ description: 'A member who has to go.' })
export class RemoveMemberInput {
  @Field(() => ID, { description: 'Which conversation.' })
  conversationId!: string;

  @Field(() => ID, { description: 'Who goes.' })
  userId!: string;
}

@InputType({ description: 'What a member becomes.' })
export class SetMemberRoleInput {
  @Field(() => ID, { description: 'Which conversation.' })
  conversationId!: string;

  @Field(() => ID, { description: 'Who it is.' })
  userId!: string;

  @Field(() => MemberRole, { description: 'OWNER, ADMIN or MEMBER.' })
  role!: keyof typeof MemberRole;
}

@InputType({ description: 'Who owns a conversation from now on. The viewer stays as an ADMIN.' })
export class TransferOwnershipInput {
  @Field(() => ID, { description: 'Which conversation.' })
  conversationId!: string;

  @Field(() => ID, { description: 'Who owns it then.' })
  userId!: string;
}

@InputType({ description: 'How the viewer wants a conversation. What is left out stays as it is.' })
export class SetConversationPreferencesInput {
  @Field(() => ID, { description: 'Which conversation.' })
  conversationId!: string;

  @Field(() => Date, { nullable: true, description: 'No notifications until then; null takes it back.' })
  mutedUntil?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it stays at the top.' })
  pinned?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is put away, for the viewer only.' })
  archived?: boolean | null;

  @Field(() => NotificationLevel, { nullable: true, description: 'What to notify of.' })
  level?: keyof typeof NotificationLevel | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the viewer is called here, in at most 80 characters; null takes it back.',
  })
  nickname?: string | null;
}
