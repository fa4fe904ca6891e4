-- Which response belongs to which request. Wireshark may look at a frame again, and in any order; so what was found out
-- the first time is kept by the number of the frame.

local waiting, exchanges, misplaced = {}, {}, {}

function PROTOCOL.init()
  waiting, exchanges, misplaced = {}, {}, {}
end

local function key_of(number, header)
  return number * 512 + header.category * 256 + header.tag
end

-- The exchange that a request begins.
local function begun(pinfo, requester, responder, header, payload)
  local key = key_of(pinfo.number, header)
  if not pinfo.visited then
    local exchange = { request = pinfo.number, asked = pinfo.rel_ts, opcode = header.opcode, payload = payload }
    exchanges[key] = exchange
    waiting[requester .. ">" .. responder .. ":" .. header.tag] = exchange
  end
  return exchanges[key]
end

-- The exchange that a response ends, if its request was captured; otherwise the opcode of the request whose tag it has.
local function ended(pinfo, requester, responder, header)
  local key = key_of(pinfo.number, header)
  if not pinfo.visited then
    local tag = requester .. ">" .. responder .. ":" .. header.tag
    local exchange = waiting[tag]
    if exchange and exchange.opcode == header.opcode then
      exchange.response, exchange.answered = pinfo.number, pinfo.rel_ts
      exchanges[key] = exchange
      waiting[tag] = nil
    elseif exchange then
      misplaced[key] = exchange.opcode
    end
  end
  return exchanges[key], misplaced[key]
end
