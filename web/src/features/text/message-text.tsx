'use client';

import { memo, type ReactNode, useMemo } from 'react';
import { classNames } from '@/ui/class-names.ts';
import { CodeBlock } from './code-block.tsx';
import { Mention } from './mention.tsx';
import { type MessageElement, type MessageNode, readMessageHtml, textOf } from './message-html.ts';
import { isOnlyEmoji } from './only-emoji.ts';

export interface MessageTextProps {
  /** As the graph gives it. */
  html: string;
  /** What those who are mentioned are called. */
  nameOf: (userId: string) => string | undefined;
  viewerId: string | null;
  className?: string;
}

/** What somebody wrote, with the direction that each of its paragraphs is read in. */
export const MessageText = memo(function MessageText({ html, nameOf, viewerId, className }: MessageTextProps) {
  const nodes = useMemo(() => readMessageHtml(html), [html]);
  const isLarge = useMemo(() => isOnlyEmoji(textOf(nodes)), [nodes]);
  const mention: ShowMention = (userId, text) => (
    <Mention
      name={userId === null ? text : `@${nameOf(userId) ?? ''}`}
      userId={userId}
      isForViewer={userId === null || userId === viewerId}
    />
  );
  return (
    <div className={classNames('message-text', isLarge && 'message-text-large', className)}>
      {nodes.map((node, index) => shown(node, index, mention))}
    </div>
  );
});

type ShowMention = (userId: string | null, text: string) => ReactNode;

const ALIGNED = { start: 'text-start', center: 'text-center', end: 'text-end' };

/** The tree of a text never changes in part, so its places are good keys. */
function shown(node: MessageNode, key: number, mention: ShowMention): ReactNode {
  if (typeof node === 'string') return node;
  const { name: Name } = node;
  if (Name === 'pre') return <CodeBlock key={key} code={textOf(node.children)} language={languageOf(node)} />;
  if (Name === 'br' || Name === 'hr') return <Name key={key} />;
  if (Name === 'span' && node.mentions !== undefined)
    return <span key={key}>{mention(node.mentions, textOf(node.children))}</span>;
  const children = node.children.map((child, index) => shown(child, index, mention));
  if (Name === 'a' && node.href !== undefined) {
    return (
      <a key={key} href={node.href} target="_blank" rel="noopener noreferrer nofollow ugc">
        {children}
      </a>
    );
  }
  if (Name === 'a' || Name === 'span') return <span key={key}>{children}</span>;
  if (Name === 'table') {
    return (
      <div key={key} className="overflow-x-auto">
        <table dir="auto">{children}</table>
      </div>
    );
  }
  if (Name === 'ol') {
    return (
      <ol key={key} dir="auto" start={node.start}>
        {children}
      </ol>
    );
  }
  if (Name === 'th' || Name === 'td') {
    return (
      <Name key={key} className={node.align && ALIGNED[node.align]}>
        {children}
      </Name>
    );
  }
  if (/^h\d$/.test(Name)) {
    // Headings of a message are none of the page.
    return (
      <p key={key} dir="auto" className={Name === 'h1' || Name === 'h2' ? 'font-semibold text-title' : 'font-semibold'}>
        {children}
      </p>
    );
  }
  return Name === 'p' || Name === 'ul' || Name === 'blockquote' ? (
    <Name key={key} dir="auto">
      {children}
    </Name>
  ) : (
    <Name key={key}>{children}</Name>
  );
}

function languageOf({ children }: MessageElement): string | undefined {
  return children.find((child) => typeof child !== 'string')?.language;
}
