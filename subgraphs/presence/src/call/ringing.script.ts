/**
 * What has become of one call, in one hash:
 *
 *   caller, call, conversation   which call it is
 *   event            the id under which it is announced, should nobody take it: however often that is, it is the same event
 *   person:<id>      of each person who was called: rings:<until when> | off (the caller gave up) | declined
 *   taken            somebody took it
 *   over             when it had stopped ringing, and nobody had taken it
 *   told             it has been announced
 *
 * KEYS: the hash. ARGV: what is done, for how long the hash is kept, then what belongs to it:
 * ring (person, for how long, most fields, caller, call, conversation, event) | take (person) | decline (person) | callOff (person) | settle | told.
 * Gives when to look again, '0' for never; and of `settle`, once nobody is rung any more: event, caller, call, conversation, over and all who have
 * missed it.
 */
export const RINGING = `
local key, action, keep, person = KEYS[1], ARGV[1], ARGV[2], 'person:' .. (ARGV[3] or '')
local function is(field) return redis.call('HGET', key, field) end
if is('taken') or is('told') then return { '0' } end

if action == 'ring' then
  local before = is(person)
  if before == 'declined' or (not before and redis.call('HLEN', key) >= tonumber(ARGV[5])) then return { '0' } end
  redis.call('HSET', key, person, 'rings:' .. text(now + tonumber(ARGV[4])), 'caller', ARGV[6], 'call', ARGV[7], 'conversation', ARGV[8])
  redis.call('HSETNX', key, 'event', ARGV[9])
elseif redis.call('EXISTS', key) == 0 then
  return { '0' }
elseif action == 'take' then
  if is(person) then redis.call('HSET', key, 'taken', '1') end
elseif action == 'decline' then
  local ends = string.match(is(person) or '', '^rings:(%d+)$')
  if ends and tonumber(ends) > now then redis.call('HSET', key, person, 'declined') end
elseif action == 'callOff' then
  if string.match(is(person) or '', '^rings') then redis.call('HSET', key, person, 'off') end
elseif action == 'told' then
  redis.call('HSET', key, 'told', '1')
end
redis.call('PEXPIRE', key, keep)
if is('taken') or is('told') then return { '0' } end

local again, missed = now, {}
local flat = redis.call('HGETALL', key)
for index = 1, #flat, 2 do
  local id = string.match(flat[index], '^person:(.*)$')
  local ends = string.match(flat[index + 1], '^rings:(%d+)$')
  if id and ends and tonumber(ends) > again then again = tonumber(ends) end
  if id and (ends or flat[index + 1] == 'off') then table.insert(missed, id) end
end
if #missed == 0 then return { '0' } end
if action ~= 'settle' or again > now then return { text(again) } end
redis.call('HSETNX', key, 'over', text(now))
return { '0', is('event'), is('caller'), is('call'), is('conversation'), is('over'), unpack(missed) }
`;
