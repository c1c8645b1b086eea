import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The users subgraph owns people: here they are named, and have pictures. */
@ObjectType({ description: 'A person who has, or had, an account.' })
@Directive('@key(fields: "id")')
export class User {
  @Field(() => ID, { description: 'Identifies the person, for ever.' })
  id!: string;
}

export const userOf = (id: string): User => ({ id });
