import { PageInfo } from '@parley/kit/connection';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Message } from '../message/message.type.ts';

export const SearchMark = {
  LINK: 'link',
  FILE: 'file',
  REACTION: 'reaction',
  PINNED: 'pinned',
  EDITED: 'edited',
  THREAD: 'thread',
} as const;

registerEnumType(SearchMark, {
  name: 'SearchMark',
  description: 'What a message that was found has or is.',
  valuesConfig: {
    LINK: { description: 'It has a link.' },
    FILE: { description: 'It has a file.' },
    REACTION: { description: 'Somebody has reacted to it.' },
    PINNED: { description: 'It is pinned.' },
    EDITED: { description: 'It was edited.' },
    THREAD: { description: 'It is a reply in a thread.' },
  },
});

@ObjectType({ description: 'A piece of an excerpt. It is plain text: show it as text, never as HTML.' })
export class HighlightPiece {
  @Field(() => String, { description: 'The text. All pieces joined are the excerpt.' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether this is what was found.' })
  isMatch!: boolean;
}

@ObjectType({ description: 'A message that was found.' })
export class SearchEdge {
  @Field(() => String, { description: 'Names this edge: give it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => Message, { description: 'The message.' })
  node!: Message;

  @Field(() => Float, { description: 'How well it fits: more is better. It can be compared within one search only.' })
  score!: number;

  @Field(() => [HighlightPiece], { description: 'An excerpt around what was found, in pieces.' })
  highlights!: HighlightPiece[];
}

@ObjectType({ description: 'How much was found in one conversation.' })
export class ConversationFacet {
  @Field(() => Int, { description: 'How many messages.' })
  count!: number;
}

@ObjectType({ description: 'How much was found of one person.' })
export class SenderFacet {
  @Field(() => Int, { description: 'How many messages.' })
  count!: number;
}

@ObjectType({ description: 'How much of what was found has something.' })
export class MarkFacet {
  @Field(() => SearchMark, { description: 'What it has or is.' })
  mark!: string;

  @Field(() => Int, { description: 'How many messages.' })
  count!: number;
}

@ObjectType({ description: 'What all that was found is made of, not only this page.' })
export class SearchFacets {
  @Field(() => Int, { description: 'How many messages were found.' })
  count!: number;

  @Field(() => Boolean, { description: 'Whether there are more than were counted; then all facets are of the latest.' })
  isCountCut!: boolean;

  @Field(() => [ConversationFacet], { description: 'The conversations in which most was found.' })
  conversations!: ConversationFacet[];

  @Field(() => [SenderFacet], { description: 'The people who said most of it.' })
  senders!: SenderFacet[];

  @Field(() => [MarkFacet], { description: 'What the messages have or are.' })
  marks!: MarkFacet[];
}

@ObjectType({ description: 'A part of a query that could not be understood. Nothing is found until it is mended or left out.' })
export class SearchProblem {
  @Field(() => String, { description: 'The part, as it was typed.' })
  text!: string;

  @Field(() => String, { description: 'What is wrong with it.' })
  message!: string;
}

@ObjectType({ description: 'Little was found for a word, so that words spelt much alike were looked for as well.' })
export class SearchCorrection {
  @Field(() => String, { description: 'The word, without case and accents.' })
  word!: string;

  @Field(() => [String], { description: 'What else was looked for, the likeliest first.' })
  alternatives!: string[];
}

@ObjectType({ description: 'A page of the messages that were found, those that fit best first.' })
export class SearchConnection {
  @Field(() => [SearchEdge], { description: 'The messages of this page, in order.' })
  edges!: SearchEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
  pageInfo!: PageInfo;

  @Field(() => SearchFacets, { description: 'What all that was found is made of.' })
  facets!: SearchFacets;

  @Field(() => [SearchProblem], { description: 'What of the query could not be understood.' })
  problems!: SearchProblem[];

  @Field(() => [SearchCorrection], { description: 'What was looked for beside the words of the query.' })
  corrections!: SearchCorrection[];
}
