-- Items of the tree. A view is a message that is being shown: its bytes, and where Wireshark has them.

local RESERVED = registered("cxlcci.reserved", function(filter)
  return ProtoField.bytes(filter, "Reserved", base.NONE, "Reserved bytes that are not zero")
end)
local TAIL = registered("cxlcci.tail", function(filter)
  return ProtoField.bytes(filter, "Unknown Bytes", base.NONE, "What is longer than the known layout")
end)

local MALFORMED =
  ProtoExpert.new("cxlcci.malformed", "Malformed", expert.group.MALFORMED, expert.severity.ERROR)
local NOT_ZERO =
  ProtoExpert.new("cxlcci.reserved_not_zero", "Reserved is not zero", expert.group.PROTOCOL, expert.severity.NOTE)
local TOO_MANY =
  ProtoExpert.new("cxlcci.too_many", "More than is shown", expert.group.UNDECODED, expert.severity.NOTE)

local function range_of(view, at, size)
  return view.tvb(view.base + at, size)
end

-- Whether somebody looks at a field; without that, most of the time would be spent on items that nobody sees.
local function is_wanted(view, tree, pf)
  return view.visible or tree:referenced(pf)
end

-- Whether there is room for one more item.
local function has_room(view, tree)
  view.items = view.items + 1
  if view.items == MOST_ITEMS then
    tree:add_proto_expert_info(TOO_MANY, string.format("more than the %d items that are shown", MOST_ITEMS))
  end
  return view.items < MOST_ITEMS
end

-- A branch of the tree; where nobody sees it, what it is on.
local function branch(view, tree, at, size, text)
  return view.visible and has_room(view, tree) and tree:add(range_of(view, at, size), text) or tree
end

-- Whether the capture lacks the end of the message, so that nothing can be said of its lengths.
local is_cut = false

local function malformed(tree, struct_name, field_name, expected, found)
  if is_cut then
    return
  end
  tree:add_proto_expert_info(
    MALFORMED, struct_name .. "." .. field_name .. ": expected " .. expected .. ", found " .. found)
end

local function note_unknown_bits(view, item, value, at)
  if #value.unknown == 0 then
    return
  end
  local low, high = halves(view.bytes, at, value.size)
  for _, range in ipairs(value.unknown) do
    local a, b = bit_halves(low, high, range)
    if a ~= 0 or b ~= 0 then
      item:add_proto_expert_info(NOT_ZERO, string.format("bits %d:%d are reserved, but not zero", range.high, range.low))
    end
  end
end

-- What follows the number, for people.
local function suffix(number, values)
  if values.unit then
    return " " .. values.unit
  elseif type(number) ~= "number" then
    return nil
  elseif values.step then
    return " (" .. size_text(number * values.step) .. ")"
  elseif values.exponent and number < 64 then
    return " (" .. size_text(2.0 ^ number) .. ")"
  end
end

local function append_suffix(item, number, values)
  local text = suffix(number, values)
  if text then
    item:append_text(text)
  end
end

local function add_bits(view, tree, field, value, at, range)
  local pf = range.pf
  if not is_wanted(view, tree, pf) or not has_room(view, tree) then
    return
  end
  local where = range_of(view, at, value.size)
  local item
  if range.given then
    local low, high = halves(view.bytes, at, value.size)
    low, high = bit_halves(low, high, range)
    if range.flag then
      item = tree:add(pf, where, low ~= 0 or high ~= 0)
    else
      item = tree:add(pf, where, UInt64.new(low, high))
    end
  else
    item = tree:add_le(pf, where)
  end
  if view.visible and (range.unit or range.step or range.exponent) then
    append_suffix(item, bits(view.bytes, at, value.size, range), range)
  end
end

local function add_ranges(view, frame, item, field, value, at)
  for _, range in ipairs(value.bits) do
    if range_is_valid(frame, field, range) then
      add_bits(view, item, field, value, at, range)
    elseif view.visible then
      item:add(range_of(view, at, value.size), range.title .. ": absent")
    end
  end
end

local function add_integer(view, frame, tree, field, value, at)
  local item = tree
  if is_wanted(view, tree, field.pf) then
    local where = range_of(view, at, value.size)
    if field.mask and value.size > 4 then
      local low, high = halves(view.bytes, at, value.size)
      item = tree:add(field.pf, where, UInt64.new(bit_halves(low, high, field.masked)))
    else
      item = tree:add_le(field.pf, where)
    end
    if view.visible then
      append_suffix(item, integer(view.bytes, at, value.size), value)
      if value.time then
        item:append_text(" (" .. time_text(view.bytes, at) .. ")")
      end
    end
  end
  if value.bits then
    add_ranges(view, frame, item, field, value, at)
    note_unknown_bits(view, item, value, at)
  elseif field.unknown then
    note_unknown_bits(view, item, field, at)
  end
end

local function add_uuid(view, tree, field, value, at)
  local item = tree:add(field.pf, range_of(view, at, 16))
  local label = value.enum and enumerations[value.enum].labels[uuid(view.bytes, at)]
  if label then
    item:append_text(" (" .. label .. ")")
  end
end

-- A value that is neither a struct nor an array.
local function add_value(view, frame, tree, field, value, at, size)
  if not has_room(view, tree) then
    return
  elseif INTEGERS[value.kind] then
    add_integer(view, frame, tree, field, value, at)
  elseif not is_wanted(view, tree, field.pf) then
    return
  elseif value.kind == "uuid" then
    add_uuid(view, tree, field, value, at)
  elseif value.kind == "text" then
    tree:add(field.pf, range_of(view, at, size), printable(view.bytes:sub(at + 1, at + size)))
  else
    return tree:add(field.pf, range_of(view, at, size))
  end
end

local function add_secret(view, tree, field, at, size)
  if has_room(view, tree) and is_wanted(view, tree, field.pf) then
    tree:add(field.pf, range_of(view, at, size), "***")
  end
end

local function add_reserved(view, tree, at, size)
  if not is_zero(view.bytes, at, size) and has_room(view, tree) then
    tree:add(RESERVED, range_of(view, at, size)):add_proto_expert_info(NOT_ZERO, "reserved bytes are not zero")
  end
end

local function add_tail(view, tree, at, size)
  if size > 0 and has_room(view, tree) and is_wanted(view, tree, TAIL) then
    tree:add(TAIL, range_of(view, at, size))
  end
end
