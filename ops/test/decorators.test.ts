import 'reflect-metadata';
import { GraphQLObjectType } from 'graphql';
import { buildSchema, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { expect, test } from 'vitest';

@ObjectType()
class Parrot {
  // The type is told by the compiler's metadata alone.
  @Field()
  name: string = 'Polly';
}

@Resolver()
class Parrots {
  @Query(() => Parrot)
  parrot(): Parrot {
    return new Parrot();
  }
}

test('tests see decorator metadata, and one copy of graphql', async () => {
  const schema = await buildSchema({ resolvers: [Parrots], validate: false });
  const parrot = schema.getType('Parrot');
  expect(parrot).toBeInstanceOf(GraphQLObjectType);
  expect(String((parrot as GraphQLObjectType).getFields().name?.type)).toBe('String!');
});
