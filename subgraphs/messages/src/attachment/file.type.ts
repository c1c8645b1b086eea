import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The files subgraph owns files: here they are named only. */
@ObjectType({ description: 'A file that somebody has sent. Whoever sees what it hangs on sees the file, and nobody else.' })
@Directive('@key(fields: "id", resolvable: false)')
export class File {
  @Field(() => ID, { description: 'Identifies the file, for ever.' })
  id!: string;
}

export const fileOf = (id: string): File => ({ id });
