import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Everything that is held of the viewer. Each subgraph adds a field with its part.' })
export class PersonalData {
  @Field(() => ID, { description: 'The id of the person.' })
  id!: string;
}
