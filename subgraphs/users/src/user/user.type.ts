import { connectionType } from '@parley/kit/connection';
import { Shared } from '@parley/kit/federated-schema';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export const Role = { USER: 'USER', AGENT: 'AGENT', ADMIN: 'ADMIN' } as const;

registerEnumType(Role, {
  name: 'Role',
  description: 'What a person is here.',
  valuesConfig: {
    USER: { description: 'Whoever has an account.' },
    AGENT: { description: 'Answers customers in business chats.' },
    ADMIN: { description: 'Looks after people, roles and the platform.' },
  },
});

@ObjectType({ description: 'What a person says of the present moment.' })
export class CustomStatus {
  @Shared()
  @Field(() => String, { nullable: true, description: 'One emoji.' })
  emoji!: string | null;

  @Shared()
  @Field(() => String, { nullable: true, description: 'A few words.' })
  text!: string | null;

  @Shared()
  @Field(() => Date, { nullable: true, description: 'When it ends; null when it stays until it is changed.' })
  until!: Date | null;
}

@ObjectType({ description: 'A person who has, or had, an account.' })
@Directive('@key(fields: "id")')
export class User {
  @Field(() => ID, { description: 'Identifies the person, for ever.' })
  id!: string;

  @Shared()
  @Field(() => String, { description: 'The name under which others see the person.' })
  name!: string;

  @Shared()
  @Field(() => String, { description: 'What the person tells of themselves; empty when that is nothing.' })
  bio!: string;

  @Shared()
  @Field(() => String, { nullable: true, description: 'The language and region that the person prefers, as a BCP 47 tag.' })
  locale!: string | null;

  @Shared()
  @Field(() => String, { nullable: true, description: 'Where the clock of the person stands, as a name of the IANA time zones.' })
  timeZone!: string | null;

  @Shared()
  @Field(() => [Role], { description: 'What the person is here: everyone is USER, and may be more.' })
  roles!: (keyof typeof Role)[];

  @Shared()
  @Field(() => Date, { description: 'When the account was made.' })
  joinedAt!: Date;
}

export const UserConnection = connectionType('User', 'people', () => User);
