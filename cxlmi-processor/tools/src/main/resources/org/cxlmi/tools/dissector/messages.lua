-- Messages: a header, and the payload of a request or response. A tunnel carries a message in its payload.

local REQUEST, RESPONSE = 0, 1
local SUCCESS, BACKGROUND_STARTED = 0, 1

local function header_field(name, make)
  return registered("cxlcci." .. name, make)
end

local H = {
  category = header_field("category", function(filter)
    return ProtoField.uint8(filter, "Category", base.DEC, { [REQUEST] = "request", [RESPONSE] = "response" }, 0x0f)
  end),
  tag = header_field("tag", function(filter)
    return ProtoField.uint8(filter, "Tag", base.HEX)
  end),
  opcode = header_field("opcode", function(filter)
    return ProtoField.uint16(filter, "Opcode", base.HEX, opcode_names)
  end),
  payload_length = header_field("payload_length", function(filter)
    return ProtoField.uint24(filter, "Payload Length", base.DEC, nil, 0x1fffff)
  end),
  background = header_field("background", function(filter)
    return ProtoField.bool(filter, "Background Operation", 24, nil, 0x800000)
  end),
  return_code = header_field("return_code", function(filter)
    return ProtoField.uint16(filter, "Return Code", base.HEX, return_codes, nil,
      "Return code of a response; of the innermost one, if tunnels carry it")
  end),
  carrier_return_code = header_field("carrier_return_code", function(filter)
    return ProtoField.uint16(filter, "Return Code", base.HEX, return_codes, nil,
      "Return code of a response that carries another one through a tunnel")
  end),
  vendor_status = header_field("vendor_status", function(filter)
    return ProtoField.uint16(filter, "Vendor Specific Extended Status", base.HEX)
  end),
  command = header_field("command", function(filter)
    return ProtoField.string(filter, "Command")
  end),
  payload = header_field("payload", function(filter)
    return ProtoField.bytes(filter, "Payload", base.NONE, "A payload whose layout is not known")
  end),
  request_in = header_field("request_in", function(filter)
    return ProtoField.framenum(filter, "Request In", base.NONE, frametype.REQUEST)
  end),
  response_in = header_field("response_in", function(filter)
    return ProtoField.framenum(filter, "Response In", base.NONE, frametype.RESPONSE)
  end),
  time = header_field("time", function(filter)
    return ProtoField.relative_time(filter, "Time", "Time from the request to the response")
  end),
}

local NO_REQUEST =
  ProtoExpert.new("cxlcci.no_request", "Response without request", expert.group.SEQUENCE, expert.severity.NOTE)
local REFUSED =
  ProtoExpert.new("cxlcci.refused", "Refused", expert.group.RESPONSE_CODE, expert.severity.WARN)
local CUT =
  ProtoExpert.new("cxlcci.cut", "Not captured to its end", expert.group.UNDECODED, expert.severity.NOTE)

PROTOCOL.fields = fields
PROTOCOL.experts = { MALFORMED, NOT_ZERO, TOO_MANY, NO_REQUEST, REFUSED, CUT }

local add_message

local function parse(bytes, at)
  local category, tag, _, opcode_low, opcode_high, a, b, c, code_low, code_high = byte(bytes, at + 1, at + 10)
  return {
    category = category % 16, tag = tag, opcode = opcode_high * 256 + opcode_low,
    length = (c * 65536 + b * 256 + a) % (HEADER.maximum_payload + 1), return_code = code_high * 256 + code_low,
  }
end

-- Whether a request is long enough for a layout, and has its constants and no value below the least.
local function fits(of, bytes)
  local frame = { struct = of, bytes = bytes, start = 0, limit = #bytes, ends = {} }
  for _, field in ipairs(of.fields) do
    local value = (field.value or field.minimum) and raw(frame, field)
    if field.value and value ~= field.value then
      return false
    elseif type(field.minimum) == "number" and type(value) == "number" and value < field.minimum then
      return false
    end
  end
  return #bytes >= of.minimum
end

-- Of several commands with one opcode, the one whose constants the request has. A variant without constants differs in
-- its length: it is meant if the request is too short for the others.
local function chosen(opcode, request)
  local same = commands[opcode] or {}
  if #same < 2 then
    return same[1]
  end
  local plain, fitting, other
  for _, one in ipairs(same) do
    local is_fit = request and (not one.request or fits(structs[one.request], request))
    if one.variant and one.constants and is_fit then
      return one
    elseif not one.variant then
      plain = plain or one
      fitting = fitting or (is_fit and one)
    elseif is_fit then
      other = other or one
    end
  end
  return fitting or other or plain or same[1]
end

local function name_of(opcode, of)
  return string.format("%s (%04Xh)", of and of.name or "unknown command", opcode)
end

local function code_text(code)
  return string.format("%s (%04Xh)", return_codes[code] or "unrecognized return code", code)
end

local function message_field(struct_id)
  return struct_id and structs[struct_id].message
end

local function agrees(bytes, at, size)
  return size >= HEADER.size and parse(bytes, at).length == size - HEADER.size
end

-- Where a carried message begins: tunnels of CXL 2.0 have the MCTP message type before it.
local function message_start(bytes, at, size)
  if size > HEADER.size and not agrees(bytes, at, size) and agrees(bytes, at + 1, size - 1) then
    return at + 1
  end
  return at
end

-- The request that was carried by the request of an exchange, as an exchange of its own.
local function carried(exchange, of)
  local field = exchange and message_field(of.request)
  local at = field and field.at
  local size = field and #exchange.payload - at
  if not field or size < HEADER.size then
    return nil
  end
  at = message_start(exchange.payload, at, size)
  if #exchange.payload - at < HEADER.size then
    return nil
  end
  local header = parse(exchange.payload, at)
  return {
    request = exchange.request, response = exchange.response, asked = exchange.asked, answered = exchange.answered,
    opcode = header.opcode, tag = header.tag, payload = exchange.payload:sub(at + HEADER.size + 1),
  }
end

local function note_reserved(tree, bytes)
  local category, length = byte(bytes, 1), byte(bytes, 8)
  if category >= 16 or byte(bytes, 3) ~= 0 or floor(length / 32) % 4 ~= 0 then
    tree:add_proto_expert_info(NOT_ZERO, "reserved bits of the header are not zero")
  end
end

local function add_return_code(tree, where, header, is_carrier)
  local item = tree:add_le(is_carrier and H.carrier_return_code or H.return_code, where(8, 2))
  tree:add_le(H.vendor_status, where(10, 2))
  if header.return_code ~= SUCCESS and header.return_code ~= BACKGROUND_STARTED then
    item:add_proto_expert_info(REFUSED, "refused: " .. code_text(header.return_code))
  end
end

local function add_header(tree, where, bytes, header, of, is_carrier)
  tree:add(H.category, where(0, 1))
  tree:add(H.tag, where(1, 1))
  tree:add_le(H.opcode, where(3, 2))
  if of then
    tree:add(H.command, where(3, 2), of.name):set_generated()
  end
  tree:add_le(H.payload_length, where(5, 3))
  tree:add_le(H.background, where(5, 3))
  if header.category == RESPONSE then
    add_return_code(tree, where, header, is_carrier)
  end
  note_reserved(tree, bytes)
end

local function add_exchange(tree, header, exchange)
  if not exchange then
    return
  elseif header.category == REQUEST and exchange.response then
    tree:add(H.response_in, exchange.response):set_generated()
  elseif header.category == RESPONSE then
    tree:add(H.request_in, exchange.request):set_generated()
    local time = exchange.answered - exchange.asked
    local seconds = floor(time)
    tree:add(H.time, NSTime.new(seconds, floor((time - seconds) * 1e9 + 0.5))):set_generated()
  end
end

local function layout_of(header, of)
  if not of or header.category > RESPONSE then
    return nil
  elseif header.category == REQUEST then
    return of.request
  end
  return header.return_code == SUCCESS and of.response or nil
end

local function frame_of(struct_id, bytes)
  local frame = { struct = structs[struct_id], bytes = bytes, start = 0, limit = #bytes, ends = {} }
  frame.payload = frame
  return frame
end

-- Shows a payload; returns what to say of a message that it carries.
local function add_payload(message, tree, header, of, exchange)
  local layout = layout_of(header, of)
  local view = { tvb = message.tvb, base = message.base + HEADER.size, bytes = message.payload, items = 0,
    visible = tree.visible }
  local told
  if layout then
    function view.on_message(item, at, size)
      local start = message_start(message.payload, at, size)
      told = add_message({
        tvb = message.tvb, base = view.base + start, size = size - (start - at), reported = size - (start - at),
        pinfo = message.pinfo, depth = message.depth + 1,
        match = function(inner)
          local inner_exchange = carried(exchange, of)
          if inner_exchange and (inner_exchange.opcode ~= inner.opcode or inner_exchange.tag ~= inner.tag) then
            return nil, inner_exchange.opcode
          end
          return inner_exchange
        end,
      }, item)
    end
    local frame = frame_of(layout, message.payload)
    frame.request = header.category == RESPONSE and exchange and of.request and frame_of(of.request, exchange.payload)
    add_struct(view, frame, tree)
  elseif #message.payload > 0 and of and header.return_code == SUCCESS then
    add_tail(view, tree, 0, #message.payload)
  elseif #message.payload > 0 then
    tree:add(H.payload, range_of(view, 0, #message.payload))
  end
  return told
end

local function check_length(message, tree, header)
  local there = message.reported - HEADER.size
  local carrier_is_cut = message.depth > 0 and is_cut
  is_cut = carrier_is_cut or message.size < message.reported
  if message.size < message.reported then
    tree:add_proto_expert_info(
      CUT, string.format("the capture has %d of %d bytes of the message", message.size, message.reported))
  end
  if header.length ~= there and not carrier_is_cut then
    local cut = is_cut
    is_cut = false
    malformed(
      tree, "CciMessage", "payload", string.format("%d bytes, as payloadLength says", header.length),
      string.format("%d bytes", there))
    is_cut = cut
  end
end

local titles = {}

local function made_title(header, of)
  local kind = header.category == REQUEST and "Request" or header.category == RESPONSE and "Response"
    or string.format("Category %d", header.category)
  local code = header.category == RESPONSE and ": " .. code_text(header.return_code) or ""
  return kind .. " " .. name_of(header.opcode, of) .. code
end

local function title_of(header, of)
  local known = of and of.titles or titles
  local key = (header.opcode * 16 + header.category) * 65536 + header.return_code
  local title = known[key]
  if not title then
    title = made_title(header, of)
    known[key] = title
  end
  return title
end

-- Whether there is a tree at all. Without one, only the line in the list of packets is needed.
local function has_tree(tree)
  return not tostring(tree):find("has item=false", 1, true)
end

-- Shows a message; returns what to say of it in one line.
function add_message(message, parent)
  local where = function(at, size)
    return message.tvb(message.base + at, size)
  end
  if message.size < HEADER.size then
    local tree = parent:add(PROTOCOL, where(0, message.size))
    is_cut = message.depth > 0 and is_cut or message.size < message.reported
    malformed(tree, "CciMessage", "header", string.format("at least %d bytes", HEADER.size), string.format("%d", message.size))
    return "too short for a CCI message"
  end
  local bytes = message.tvb:raw(message.base, message.size)
  local header = parse(bytes, 0)
  message.payload = bytes:sub(HEADER.size + 1, HEADER.size + header.length)
  local exchange, other = message.match(header, message.payload)
  local of = chosen(header.opcode, header.category == REQUEST and message.payload or exchange and exchange.payload)
  local layout = layout_of(header, of)
  local is_carrier = header.category == RESPONSE and message_field(layout) and #message.payload > 0
  local title = title_of(header, of)
  if not message_field(layout) and not has_tree(parent) then
    return title
  end
  local tree = parent:add(PROTOCOL, where(0, message.size))
  tree:append_text(", " .. title)
  add_header(tree, where, bytes, header, of, is_carrier)
  add_exchange(tree, header, exchange)
  if header.category == RESPONSE and not exchange then
    local text = other and string.format("the request with this tag was %04Xh", other) or "its request was not captured"
    tree:add_proto_expert_info(NO_REQUEST, text)
  end
  check_length(message, tree, header)
  local told
  if message.depth > DEEPEST_TUNNEL then
    tree:add_proto_expert_info(TOO_MANY, string.format("deeper than the %d tunnels that are shown", DEEPEST_TUNNEL))
  else
    told = add_payload(message, tree, header, of, exchange)
  end
  local left = #bytes - HEADER.size - #message.payload
  if left > 0 then
    tree:add(TAIL, where(#bytes - left, left))
  end
  return told and title .. " > " .. told or title
end

-- Shows the message of a frame.
local function add_whole(tvb, at, reported, pinfo, tree, source, destination)
  local told = add_message({
    tvb = tvb, base = at, size = tvb:len() - at, reported = reported, pinfo = pinfo, depth = 0,
    match = function(header, payload)
      if header.category == REQUEST then
        return begun(pinfo, source, destination, header, payload)
      elseif header.category == RESPONSE then
        return ended(pinfo, destination, source, header)
      end
    end,
  }, tree)
  pinfo.cols.protocol = "CXL CCI"
  pinfo.cols.info = told
end

-- Called by Wireshark's dissector of MCTP, which hands over the message with the byte of its type before it.
function PROTOCOL.dissector(tvb, pinfo, tree)
  local size = tvb:len()
  local at = size > 0 and tvb(0, 1):uint() % 128 == pinfo.match_uint and 1 or 0
  add_whole(tvb, at, tvb:reported_len() - at, pinfo, tree, tostring(pinfo.src), tostring(pinfo.dst))
  return size
end
