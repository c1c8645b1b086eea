import 'reflect-metadata';
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import type { PageRequest } from './page.ts';

/** The arguments of every list that is paged. */
@ArgsType()
export class PageArgs implements PageRequest {
  @Field(() => Int, { defaultValue: 20, description: 'How many to give: 100 at most.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Give what comes after the edge with this cursor.' })
  after?: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field({ description: 'Whether more follow after the last edge.' })
  hasNextPage!: boolean;

  @Field({ description: 'Whether there are edges before the first one.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first edge.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last edge.' })
  endCursor!: string | null;
}

/** Makes `<Name>Edge` and `<Name>Connection` for one type of node. `items` says in the plural what they are. */
export function connectionType<Node extends object>(name: string, items: string, node: () => ClassType<Node>) {
  @ObjectType(`${name}Edge`, { description: `One of the ${items} of a page.` })
  class Edge {
    @Field({ description: 'Names this edge: give it as `after` to go on from here.' })
    cursor!: string;

    @Field(node, { description: `What the edge leads to.` })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${items}.` })
  class TypedConnection {
    @Field(() => [Edge], { description: `The ${items} of this page, in order.` })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    pageInfo!: PageInfo;
  }

  return TypedConnection;
}
