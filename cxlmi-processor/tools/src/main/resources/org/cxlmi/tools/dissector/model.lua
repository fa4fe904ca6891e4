-- What the specification says, as the tables below say it.

local PROTOCOL = Proto("cxlcci", "CXL Component Command Interface")

local enumerations, structs, commands = {}, {}, {}
local return_codes, message_types, opcode_names = {}, {}, {}
local HEADER

-- All fields that filters can name. A request and its response may share some.
local fields, fields_by_filter = {}, {}

local INTEGERS = {
  u8 = ProtoField.uint8, u16 = ProtoField.uint16, u24 = ProtoField.uint24, u32 = ProtoField.uint32,
  u64 = ProtoField.uint64, i8 = ProtoField.int8, i16 = ProtoField.int16, i32 = ProtoField.int32,
  i64 = ProtoField.int64,
}

local function registered(filter, make)
  local field = fields_by_filter[filter]
  if not field then
    field = make(filter)
    fields_by_filter[filter] = field
    fields[#fields + 1] = field
  end
  return field
end

local function message_type(values)
  message_types[#message_types + 1] = values[1]
end

local function header(values)
  HEADER = values
end

local function return_code(values)
  return_codes[values[1]] = values[2]
end

local function enumeration(values)
  local labels, codes = {}, {}
  for _, value in ipairs(values) do
    labels[value[1]] = value[3]
    codes[value[2]] = value[1]
  end
  enumerations[values.id] = { labels = labels, codes = codes }
end

-- Bits of an integer that no range has.
local function unknown_ranges(size, ranges)
  local known, unknown = {}, {}
  for _, range in ipairs(ranges) do
    for n = range.low, range.high do
      known[n] = true
    end
  end
  for n = 0, size * 8 - 1 do
    local last = unknown[#unknown]
    if not known[n] then
      if last and last.high == n - 1 then
        last.high = n
      else
        unknown[#unknown + 1] = { low = n, high = n }
      end
    end
  end
  return unknown
end

local function range_field(size, range)
  local labels = range.enum and enumerations[range.enum].labels
  if size > 4 or range.in_place then
    -- Masks of more than 32 bits differ between versions of Wireshark, so the value is given.
    range.given = true
    if range.flag then
      return ProtoField.bool(range.filter, range.title, base.NONE, nil, nil, range.doc)
    end
    return ProtoField.uint64(range.filter, range.title, (range.hex or range.in_place) and base.HEX or base.DEC, labels,
      nil, range.doc)
  end
  local mask = POWER[range.high + 1] - POWER[range.low]
  if range.flag then
    return ProtoField.bool(range.filter, range.title, size * 8, nil, mask, range.doc)
  end
  return INTEGERS["u" .. size * 8](range.filter, range.title, range.hex and base.HEX or base.DEC, labels, mask,
    range.doc)
end

local function bits_of(size, value)
  for _, range in ipairs(value.bits) do
    range.pf = registered(range.filter, function()
      return range_field(size, range)
    end)
    range.given = size > 4 or range.in_place
  end
  value.unknown = unknown_ranges(size, value.bits)
end

local function value_field(filter, field, value)
  local kind = value.kind
  if field.secret or kind == "text" then
    return ProtoField.string(filter, field.title, base.ASCII, field.doc)
  elseif kind == "uuid" then
    return ProtoField.guid(filter, field.title, base.NONE, field.doc)
  elseif kind == "bytes" then
    return ProtoField.bytes(filter, field.title, base.NONE, field.doc)
  end
  local labels = value.enum and enumerations[value.enum].labels
  local signed = kind:sub(1, 1) == "i"
  local shown = not signed and (value.hex or value.bits) and base.HEX or base.DEC
  local mask = field.mask and value.size <= 4 and POWER[field.mask] - 1 or nil
  return INTEGERS[kind](filter, field.title, shown, labels, mask, field.doc)
end

local function set_of(list)
  local set = {}
  for _, value in ipairs(list or {}) do
    set[value] = true
  end
  return set
end

local function prepare(struct, field)
  local value = (field.kind == "array" or field.kind == "run") and field.element or field
  field.value_of = value
  field.absent = field.absent and set_of(field.absent)
  struct.operands[field[1]] = { field = field }
  if value.bits then
    bits_of(value.size, value)
    for _, range in ipairs(value.bits) do
      range.absent = range.absent and set_of(range.absent)
      struct.operands[range.operand] = { field = field, range = range }
    end
  end
  if field.kind ~= "reserved" and value.kind ~= "struct" then
    field.pf = registered(field.filter, function(filter)
      return value_field(filter, field, value)
    end)
  end
  if field.mask then
    field.masked = { low = 0, high = field.mask - 1 }
    field.unknown = unknown_ranges(value.size, { field.masked })
  end
end

local function struct(values)
  values.operands = {}
  values.following = {}
  for index, field in ipairs(values.fields) do
    field.index = index
    if field.after and not field.appended then
      values.following[field.after] = (values.following[field.after] or 0) + field.size
    end
    if field.varying then
      values.last_array = field
    end
    if field.message then
      values.message = field
    end
    prepare(values, field)
  end
  values.ends = set_of(values.ends)
  structs[values.id] = values
end

local function command(values)
  local same = commands[values.opcode] or {}
  same[#same + 1] = values
  values.titles = {}
  commands[values.opcode] = same
  if not values.variant and not opcode_names[values.opcode] then
    opcode_names[values.opcode] = values.name
  end
end
