/**
 * All that is known of how one person is present, in one hash, and the one place where a status is worked out of it:
 *
 *   device:<id>      <state>:<when it counts as gone>:<the conversation that it shows>, for each device that has given a sign
 *   chosen, ends     what the person has chosen, and when that is over
 *   seen             when the person was last there for others to see
 *   told, toldOwn    what was announced last, to others and to the person's own devices
 *   toldAt           and when
 *   told:underWay, toldOwn:underWay   when it was given to a node to announce, until that node says that it has
 *
 * KEYS: the hash. ARGV: what is done, for how long the hash is kept, the pause between two announcements, how long a node may take over one
 * before it counts as dead, then what belongs to it:
 * beat (device, state, lifetime, most devices, chosen as the device knows it, what it shows) | close (device) | choose (status, until) | settle | look.
 * Gives: own status, status for others, chosen, until, seen, since when others are to be told, since when the own devices, when to look again,
 * whether a device is active, and the conversations that active devices show, parted by commas. Times that there are none of are '0'. `look` changes nothing. A choice is told without a pause: who hides does so at once.
 */
export const PRESENCE = `
local key, action, keep, pause, patience = KEYS[1], ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local is, devices = {}, {}
local flat = redis.call('HGETALL', key)
for index = 1, #flat, 2 do
  local id = string.match(flat[index], '^device:(.*)$')
  if id then
    local state, expires, shows = string.match(flat[index + 1], '^(%u+):(%d+):?(.*)$')
    devices[id] = { state = state, expires = tonumber(expires), shows = shows }
  else
    is[flat[index]] = flat[index + 1]
  end
end
local function set(field, value) is[field] = value redis.call('HSET', key, field, value) end
local function drop(id) devices[id] = nil redis.call('HDEL', key, 'device:' .. id) end

for id, device in pairs(devices) do
  if device.expires <= now then
    if action == 'look' then devices[id] = nil else drop(id) end
  end
end
if is.ends and tonumber(is.ends) > 0 and tonumber(is.ends) <= now then
  is.chosen, is.ends = 'ONLINE', '0'
  if action ~= 'look' then set('chosen', 'ONLINE') set('ends', '0') end
end

if action == 'beat' then
  local id, state, life, most, known, shows = ARGV[5], ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8]), ARGV[9], ARGV[10]
  if not is.chosen and known ~= '' then set('chosen', known) end
  local count, oldest = 0, nil
  for other, device in pairs(devices) do
    count = count + 1
    if not oldest or device.expires < devices[oldest].expires then oldest = other end
  end
  if not devices[id] and count >= most then drop(oldest) end
  devices[id] = { state = state, expires = now + life, shows = shows }
  redis.call('HSET', key, 'device:' .. id, state .. ':' .. text(now + life) .. ':' .. shows)
elseif action == 'close' then
  drop(ARGV[5])
elseif action == 'choose' then
  -- Who hides is last seen now, as if they had closed their last device.
  if ARGV[5] == 'INVISIBLE' and is.chosen ~= 'INVISIBLE' and next(devices) then set('seen', text(now)) end
  set('chosen', ARGV[5])
  set('ends', ARGV[6])
end

local chosen, ends = is.chosen or 'ONLINE', tonumber(is.ends or '0')
if (action == 'beat' or action == 'close') and chosen ~= 'INVISIBLE' then set('seen', text(now)) end

local own, again = 'OFFLINE', ends
local isHere, showing = '0', {}
local function lookBy(at) if again == 0 or at < again then again = at end end
for _, device in pairs(devices) do
  lookBy(device.expires)
  if device.state == 'ACTIVE' then
    isHere = '1'
    if device.shows ~= '' then table.insert(showing, device.shows) end
  end
  if chosen ~= 'ONLINE' then own = chosen
  elseif device.state == 'ACTIVE' then own = 'ONLINE'
  elseif own == 'OFFLINE' then own = 'AWAY' end
end
local shown = own
if own == 'INVISIBLE' then shown = 'OFFLINE' end

local tells, tellsOwn = '0', '0'
if action ~= 'look' then
  local mayTellAt = tonumber(is.toldAt or '0') + pause
  local mayTell = now >= mayTellAt or action == 'choose'
  local function tell(what, value, before)
    local underWay = tonumber(is[what .. ':underWay'] or '0')
    local isLost = underWay > 0 and now >= underWay + patience
    if value == (is[what] or before) and not isLost then
      if underWay > 0 then lookBy(underWay + patience) end
      return '0'
    end
    if not mayTell then
      lookBy(mayTellAt)
      return '0'
    end
    set(what, value)
    set(what .. ':underWay', text(now))
    set('toldAt', text(now))
    lookBy(now + patience)
    return text(now)
  end
  tells = tell('told', shown, 'OFFLINE')
  tellsOwn = tell('toldOwn', own .. '/' .. chosen .. '/' .. text(ends), 'OFFLINE/ONLINE/0')
  redis.call('PEXPIRE', key, keep)
end
return { own, shown, chosen, text(ends), is.seen or '0', tells, tellsOwn, text(again), isHere, table.concat(showing, ',') }
`;

/** Others, or the own devices, have been told, as it was given since then: what was given later is still under way. */
export const TOLD = `
for index, field in ipairs({ 'told:underWay', 'toldOwn:underWay' }) do
  if redis.call('HGET', KEYS[1], field) == ARGV[index] then redis.call('HDEL', KEYS[1], field) end
end
return {}
`;

/** Forgets the person, and says whether others had been told of a presence that is now none. */
export const FORGET = `
local told = redis.call('HGET', KEYS[1], 'told')
redis.call('DEL', KEYS[1])
return { (told and told ~= 'OFFLINE') and '1' or '0' }
`;
