import type { Statement } from '@parley/kit/database';
import { Member } from './entities.ts';
import { columnsOf } from './row-reader.ts';

const COLUMNS = columnsOf(Member, 'm');

const TO_OWN_DEVICES = `
  union all
  select gen_random_uuid(), 'membership.changed', $1::text,
    jsonb_build_object('conversationId', $1::text, 'userId', $2::text, 'change', 'changed'), $5, target.at
  from moved, target`;

/** Moves one pointer forward, keeps the move and announces it, in one statement; nothing at all when the pointer is there already. */
const move = (kind: 'READ' | 'DELIVERED', change: string, behind: string) => `
with target as (
  select number, counted, now() as at from message where conversation_id = $1 and number = $3
),
moved as (
  update member m set ${change} from target
  where m.conversation_id = $1 and m.user_id = $2 and m.left_at is null and m.${behind} < target.number
  returning ${COLUMNS}
),
kept as (
  insert into pointer_move (conversation_id, user_id, kind, number, at)
  select $1, $2, '${kind}', target.number, target.at from moved, target
),
told as (
  insert into outbox (id, name, key, payload, topic, at)
  select gen_random_uuid(), 'receipt.moved', $1::text,
    jsonb_build_object('conversationId', $1::text, 'userId', $2::text, 'kind', '${kind}', 'number', target.number), $4, target.at
  from moved, target${kind === 'READ' ? TO_OWN_DEVICES : ''}
)
select * from moved`;

/** Everyone's first move to the number or beyond; what someone said themselves in the main line is one too. */
const pointers = `
select place.conversation_id, place.number, m.user_id, least(d.at, r.at, s.at) as delivered_at, least(r.at, s.at) as read_at
from unnest($1::uuid[], $2::integer[]) as place (conversation_id, number)
cross join lateral (
  select m.user_id from member m
  where m.conversation_id = place.conversation_id and m.left_at is null
    and m.joined_number < place.number and m.delivered_number >= place.number
  order by m.user_id limit $3
) m
left join lateral (
  select at from pointer_move p
  where p.conversation_id = place.conversation_id and p.user_id = m.user_id and p.kind = 'DELIVERED' and p.number >= place.number
  order by p.number limit 1
) d on true
left join lateral (
  select at from pointer_move p
  where p.conversation_id = place.conversation_id and p.user_id = m.user_id and p.kind = 'READ' and p.number >= place.number
  order by p.number limit 1
) r on true
left join lateral (
  select sent_at as at from message said
  where said.sender_id = m.user_id and said.conversation_id = place.conversation_id and said.number >= place.number
    and said.thread_root is null and said.system is null
  order by said.number limit 1
) s on true
order by m.user_id`;

/** Most people stand at a few places, so people are counted by place first, and the messages are laid over that. */
const counts = `
with asked as (
  select * from unnest($1::uuid[], $2::integer[], $3::uuid[]) as asked (conversation_id, number, sender_id)
),
places as (
  select conversation_id, joined_number, delivered_number, read_number, count(*) as people
  from member where conversation_id = any($1::uuid[]) and left_at is null
  group by conversation_id, joined_number, delivered_number, read_number
)
select asked.conversation_id, asked.number,
  (coalesce(sum(people) filter (where delivered_number >= asked.number), 0) - coalesce(max(own.delivered), 0))::integer as delivered,
  (coalesce(sum(people) filter (where read_number >= asked.number), 0) - coalesce(max(own.read), 0))::integer as read
from asked
left join places on places.conversation_id = asked.conversation_id and places.joined_number < asked.number
left join lateral (
  select (delivered_number >= asked.number)::integer as delivered, (read_number >= asked.number)::integer as read
  from member
  where conversation_id = asked.conversation_id and user_id = asked.sender_id and left_at is null and joined_number < asked.number
) own on true
group by asked.conversation_id, asked.number`;

export const pointerStatements = {
  read: {
    name: 'pointer-read',
    text: move(
      'READ',
      `read_number = target.number, read_counted = target.counted, read_at = target.at,
       delivered_number = greatest(m.delivered_number, target.number),
       delivered_at = case when m.delivered_number < target.number then target.at else m.delivered_at end`,
      'read_number',
    ),
  },
  delivered: {
    name: 'pointer-delivered',
    text: move('DELIVERED', 'delivered_number = target.number, delivered_at = target.at', 'delivered_number'),
  },
  pointersAt: { name: 'pointers-at', text: pointers },
  receiptCounts: { name: 'receipt-counts', text: counts },
} satisfies Record<string, Statement>;
