import { connectionType } from '@parley/kit/connection';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A message that the viewer keeps at hand. Nobody else sees it.' })
export class Bookmark {
  @Field(() => String, { nullable: true, description: 'What the viewer wrote to it.' })
  note!: string | null;

  @Field(() => Date, { description: 'When it was made.' })
  at!: Date;
}

export const BookmarkConnection = connectionType('Bookmark', 'bookmarks', () => Bookmark);

@ObjectType({ description: 'The message whose bookmark was made or taken away.' })
export class BookmarkPayload {
  @Field(() => ID, { description: 'The id of the message.' })
  messageId!: string;
}

@ObjectType({ description: 'What the viewer has begun to write. Nobody else sees it.' })
export class Draft {
  @Field(() => Int, {
    nullable: true,
    description: 'The number of the message that begins the thread it is for; null for the main line.',
  })
  threadRoot!: number | null;

  @Field(() => String, { description: 'What was written so far.' })
  body!: string;

  @Field(() => Date, { description: 'When it was kept.' })
  savedAt!: Date;
}

@ObjectType({ description: 'The draft, as it is kept. An empty one is gone.' })
export class SaveDraftPayload {
  @Field(() => Draft, { description: 'The draft.' })
  draft!: Draft;
}
