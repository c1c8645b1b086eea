import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Which notifications were read.' })
export class MarkNotificationsReadInput {
  @Field(() => [ID], { description: "Their ids: 500 at most. What is not the viewer's stays as it is." })
  ids!: string[];
}

@InputType({ description: 'Up to where all was read.' })
export class MarkAllNotificationsReadInput {
  @Field(() => Int, {
    description: 'The number of the newest notification that the viewer has seen: what came after it stays unread.',
  })
  until!: number;
}
