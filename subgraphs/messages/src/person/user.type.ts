import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The users subgraph owns people: here they are named only. */
@ObjectType({ description: 'A person who has, or had, an account.' })
@Directive('@key(fields: "id", resolvable: false)')
export class User {
  @Field(() => ID, { description: 'Identifies the person, for ever.' })
  id!: string;
}

export const userOf = (id: string): User => ({ id });
export const userOrNull = (id: string | null): User | null => (id === null ? null : { id });
