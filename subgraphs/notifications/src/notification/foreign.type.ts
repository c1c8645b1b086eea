import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** What others own, and notifications lead to: here it is named only, and its owner says whether the viewer may see it. */
@ObjectType({ description: 'A person who has, or had, an account.' })
@Directive('@key(fields: "id", resolvable: false)')
export class User {
  @Field(() => ID, { description: 'Identifies the person, for ever.' })
  id!: string;
}

@ObjectType({
  description: 'A place where people talk. Who is no member sees of a public channel what it is, and of all others nothing.',
})
@Directive('@key(fields: "id", resolvable: false)')
export class Conversation {
  @Field(() => ID, { description: 'Identifies the conversation, for ever.' })
  id!: string;
}

@ObjectType({ description: 'Something that was said in a conversation, or that happened to it.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Message {
  @Field(() => ID, { description: 'Identifies the message, for ever.' })
  id!: string;
}

/** Leads to nothing where the id is null. */
export const reference = (id: string | null): { id: string } | null => (id === null ? null : { id });
